package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.keys.HolderName;
import dev.holdfast.keys.WrappedPasswords;
import dev.holdfast.keys.escrow.EscrowCode;
import dev.holdfast.keys.escrow.EscrowSheet;
import dev.holdfast.repository.InitSettings;
import dev.holdfast.repository.KeyEntry;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.format.KeyId;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast key}. */
@Command(
        name = "key",
        description = "Who can open a plan's repository.",
        subcommands = {KeyCommand.Add.class, KeyCommand.ListKeys.class, KeyCommand.Escrow.class})
final class KeyCommand extends CommandGroup {
    private static final HolderName HOLDER = new HolderName("escrow");

    /** What is done with an opened repository. */
    @FunctionalInterface
    private interface Opened {
        int with(Copy copy, Repository repository, RepositoryPassword password);
    }

    private static int opened(HoldfastCommand.Desk desk, Opened work) {
        try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), null);
                RepositoryPassword password = new Secrets(desk.bench().environment()).password(desk.plan())) {
            Repository repository = Repository.open(
                    copy.store(), password, OpenSettings.of(desk.bench().random()));
            return work.with(copy, repository, password);
        }
    }

    private static InitSettings settings(HoldfastCommand.Desk desk) {
        return InitSettings.of(
                desk.bench().random(),
                desk.bench().clock(),
                desk.plan().cluster().name());
    }

    /** {@code holdfast key add}. */
    @Command(name = "add", description = "Let a further password open the repository. It cannot be taken back.")
    static final class Add extends HoldfastCommand {
        @Option(names = "--password-file", required = true, description = "holds the further password")
        private Path file = Path.of("");

        @Override
        int run(Desk desk) {
            return opened(desk, (copy, repository, _) -> {
                try (RepositoryPassword further = RepositoryPassword.ofFile(Files.readAllBytes(file))) {
                    KeyId id = repository.addKey(further, settings(desk));
                    desk.print(
                            Map.of("key", id.toString()),
                            List.of("Key " + id + " opens the repository at '" + copy.name() + "' too."));
                    return 0;
                } catch (IOException e) {
                    throw new Failure(FailureKind.NOT_CONFIGURED, "The password file " + file + " cannot be read", e);
                }
            });
        }
    }

    /** {@code holdfast key list}. */
    @Command(name = "list", description = "List the repository's key files.")
    static final class ListKeys extends HoldfastCommand {
        @Override
        int run(Desk desk) {
            return opened(desk, (_, repository, _) -> {
                Table table = new Table("KEY", "CREATED", "USER", "HOST");
                List<KeyEntry> keys = repository.keys();
                keys.forEach(key -> table.row(key.id(), key.created(), key.username(), key.hostname()));
                desk.print(
                        keys.stream()
                                .map(key -> Map.of(
                                        "key",
                                        key.id().toString(),
                                        "created",
                                        key.created().toString()))
                                .toList(),
                        table.lines());
                return 0;
            });
        }
    }

    /** {@code holdfast key escrow}. */
    @Command(name = "escrow", description = "Print a sheet for the safe: with its code, plain restic opens every copy.")
    static final class Escrow extends HoldfastCommand {
        @Override
        int run(Desk desk) {
            return opened(desk, (copy, repository, password) -> {
                EscrowCode code = EscrowCode.generate(desk.bench().random());
                KeyId key = repository.addKey(code.password(), settings(desk));
                new WrappedPasswords(copy.store(), repository.configDigest())
                        .add(
                                code.holder(
                                        HOLDER, ScryptCost.STRONG, desk.bench().random()),
                                password,
                                desk.bench().clock());
                List<EscrowSheet.Place> places = new ArrayList<>();
                for (BackupLocation location : desk.bench().resources().locations(desk.plan())) {
                    try (Copy one =
                            desk.bench().copies().open(location, desk.plan().ref())) {
                        places.add(new EscrowSheet.Place(
                                one.name(),
                                one.store().describe(),
                                ResticName.of(location, desk.plan().ref())));
                    }
                }
                String sheet = new EscrowSheet(
                                desk.plan().ref(),
                                HOLDER,
                                LocalDate.ofInstant(desk.bench().clock().instant(), ZoneOffset.UTC),
                                repository.configDigest(),
                                key.sha256(),
                                places)
                        .render(code);
                desk.print(
                        Map.of("key", key.toString(), "sheet", sheet),
                        sheet.lines().toList());
                return 0;
            });
        }
    }
}
