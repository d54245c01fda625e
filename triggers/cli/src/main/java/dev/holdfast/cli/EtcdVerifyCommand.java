package dev.holdfast.cli;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.database.DatabaseReport;
import dev.holdfast.etcd.snapshot.SnapshotCheck;
import dev.holdfast.etcd.snapshot.SnapshotFile;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code holdfast etcd verify}. */
@Command(
        name = "verify",
        description =
                "Check a snapshot of etcd in a file, whoever made it (etcdctl, k3s, RKE2, Talos, etcd-backup-restore), also packed by gzip,"
                        + " zip, zlib or LZW; or a member's own member/snap/db while that member is down. Needs no plan. Exit code 8 if it is damaged.")
final class EtcdVerifyCommand extends HoldfastCommand {
    private static final int BUFFER = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "the file")
    private Path file = Path.of("");

    /** What was found, and how the file was packed. */
    private record Checked(VerifiedSnapshot snapshot, SnapshotFile.Packing packing) {}

    @Override
    int run(Desk desk) {
        Checked checked = verify();
        VerifiedSnapshot verified = checked.snapshot;
        DatabaseReport database = verified.database();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("file", file.toString());
        document.put("packing", checked.packing.name().toLowerCase(Locale.ROOT));
        document.put("hash", database.hashText());
        document.put("revision", database.revision());
        document.put("entries", database.entries());
        document.put("size", database.size());
        verified.sum().map(Sha256::hex).ifPresent(sum -> document.put("sha256", sum));
        database.storageVersion().ifPresent(version -> document.put("storageVersion", version));
        document.put("pageSize", database.pages().size());
        document.put("pagesUsed", database.pages().used());
        document.put("pagesFree", database.pages().free());
        document.put("encryptedAtRest", database.encrypted());
        desk.print(document, lines(checked));
        return 0;
    }

    private Checked verify() {
        SnapshotCheck check = new SnapshotCheck();
        byte[] buffer = new byte[BUFFER];
        try (SnapshotFile.Unpacked in = SnapshotFile.open(Files.newInputStream(file))) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                check.accept(buffer, 0, count);
            }
            return new Checked(check.finish(), in.packing());
        } catch (NoSuchFileException e) {
            throw new Failure(FailureKind.NOT_FOUND, "There is no file " + file, e);
        } catch (IOException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private List<String> lines(Checked checked) {
        VerifiedSnapshot verified = checked.snapshot;
        DatabaseReport database = verified.database();
        List<String> lines = new ArrayList<>(
                List.of(
                        file + " is sound: revision " + database.revision() + ", " + database.entries() + " entries, "
                                + new ByteSize(database.size()).approximate() + ", hash " + database.hashText() + ".",
                        "Storage version " + database.storageVersion().orElse("none (before 3.6)") + "; "
                                + database.pages().free() + " of "
                                + (database.pages().used() + database.pages().free())
                                + " pages are free.",
                        verified.sum()
                                .map(sum -> "Its own sum is right: SHA-256 " + sum + ".")
                                .orElse(
                                        "! It carries no sum of its own: a member's own file, or a snapshot that lost its last 32 bytes.")));
        if (checked.packing != SnapshotFile.Packing.NONE) {
            lines.add("It is packed (" + checked.packing + "); what was checked is what is in it.");
        }
        database.encrypted().forEach(what -> lines.add("Encrypted at rest: " + what + "."));
        return lines;
    }
}
