package dev.holdfast.cli;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.keys.HolderName;
import dev.holdfast.keys.WrappedPasswords;
import dev.holdfast.keys.escrow.EscrowCode;
import dev.holdfast.keys.escrow.EscrowSheet;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.steps.copy.Copy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code holdfast key escrow}. */
@Command(
        name = "escrow",
        description = {
            "Print a sheet for the safe. Its code opens every copy, with --escrow or with plain restic, when all passwords are gone.",
            "The code is shown once and kept nowhere: print it, keep no file of it, then run 'holdfast replicate'."
        })
final class EscrowCommand extends HoldfastCommand {
    private static final HolderName HOLDER = new HolderName("escrow");

    @Override
    int run(Desk desk) {
        return KeyCommand.opened(desk, null, (copy, repository, password) -> {
            EscrowCode code = EscrowCode.generate(desk.bench().random());
            // Whoever reads the sheet must find the places; one that cannot be named is better known before the code is
            // made valid.
            List<EscrowSheet.Place> places = places(desk);
            KeyId key = repository.addKey(code.password(), KeyCommand.settings(desk));
            wrap(desk, copy, repository, password, code);
            String sheet = new EscrowSheet(
                            desk.plan().ref(),
                            HOLDER,
                            LocalDate.ofInstant(desk.bench().clock().instant(), ZoneOffset.UTC),
                            repository.configDigest(),
                            key.sha256(),
                            desk.plan().trust().receiptKeys(),
                            places)
                    .render(code);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("copy", copy.name());
            document.put("key", key.toString());
            document.put("sheet", sheet);
            List<String> lines = new ArrayList<>(sheet.lines().toList());
            lines.add(KeyCommand.NEXT);
            desk.print(document, lines);
            return 0;
        });
    }

    private static void wrap(
            Desk desk, Copy copy, Repository repository, RepositoryPassword password, EscrowCode code) {
        new WrappedPasswords(copy.store(), repository.configDigest())
                .add(
                        code.holder(HOLDER, ScryptCost.STRONG, desk.bench().random()),
                        password,
                        desk.bench().clock());
    }

    private static List<EscrowSheet.Place> places(Desk desk) {
        List<EscrowSheet.Place> places = new ArrayList<>();
        for (BackupLocation location : desk.bench().resources().locations(desk.plan())) {
            try (Copy one = desk.bench().copies().open(location, desk.plan().ref())) {
                places.add(new EscrowSheet.Place(
                        one.name(),
                        one.store().describe(),
                        ResticName.of(location, desk.plan().ref())));
            }
        }
        return places;
    }
}
