package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.ByteSize;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast etcd snapshots}. */
@Command(
        name = "snapshots",
        description = "List the snapshots of etcd in a copy, by their signed receipts; needs no password.")
final class EtcdSnapshotsCommand extends HoldfastCommand {
    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Override
    int run(Desk desk) {
        try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), from)) {
            List<ReceiptBook.Entry> taken = ReceiptBook.read(copy, desk.plan()).entries().stream()
                    .filter(entry -> entry.receipt().origin().member().equals(Member.ETCD))
                    .toList();
            Table table = new Table("SNAPSHOT", "RUN", "TAKEN", "REVISION", "SIZE", "ADDED");
            taken.forEach(entry -> row(table, entry));
            desk.print(
                    Map.of(
                            "copy",
                            copy.name(),
                            "snapshots",
                            taken.stream().map(EtcdSnapshotCommand::document).toList()),
                    table.lines());
            return 0;
        }
    }

    private static void row(Table table, ReceiptBook.Entry entry) {
        Map<String, Long> counts = entry.receipt().contents().counts();
        table.row(
                entry.snapshot().map(id -> id.toString().substring(0, 8)).orElse("-"),
                entry.receipt().origin().run(),
                entry.receipt().commit().time(),
                counts.getOrDefault("revision", 0L),
                new ByteSize(counts.getOrDefault("bytes", 0L)).approximate(),
                new ByteSize(counts.getOrDefault("bytesAdded", 0L)).approximate());
    }
}
