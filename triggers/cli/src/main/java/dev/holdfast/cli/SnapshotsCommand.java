package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.ByteSize;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.receipt.ReceiptReading;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.observe.PresentFiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast snapshots}. */
@Command(name = "snapshots", description = "List the snapshots of a copy, by their signed receipts; needs no password.")
final class SnapshotsCommand extends HoldfastCommand {
    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Override
    int run(Desk desk) {
        try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), from)) {
            ReceiptBook book = ReceiptBook.read(copy, desk.plan());
            Page page = new Page(PresentFiles.read(copy.store()));
            book.entries().forEach(page::add);
            List<String> lines = page.lines();
            book.uncommitted()
                    .forEach(entry -> lines.add("- not committed: run "
                            + entry.receipt().origin().run()
                            + " left a receipt without its snapshot; it was killed, or is about to end"));
            book.rejected().forEach(rejected -> lines.add("! not followed: " + sentence(rejected)));
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("copy", copy.name());
            all.put("snapshots", page.document);
            all.put(
                    "notFollowed",
                    book.rejected().stream().map(SnapshotsCommand::sentence).toList());
            all.put(
                    "notCommitted",
                    book.uncommitted().stream()
                            .map(entry -> entry.receipt().origin().run().value())
                            .toList());
            desk.print(all, lines);
            return book.rejected().isEmpty() && page.damaged.isEmpty() ? 0 : FailureKind.DAMAGED.exitCode();
        }
    }

    /** What is listed so far. */
    private static final class Page {
        private final Table table = new Table("SNAPSHOT", "RUN", "MEMBER", "TAKEN", "OBJECTS", "BYTES", "OUTCOME");
        private final List<Map<String, Object>> document = new ArrayList<>();
        private final List<String> damaged = new ArrayList<>();
        private final PresentFiles files;

        Page(PresentFiles files) {
            this.files = files;
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>(table.lines());
            lines.addAll(damaged);
            return lines;
        }

        void add(ReceiptBook.Entry entry) {
            Receipt receipt = entry.receipt();
            String snapshot = entry.snapshot().map(Object::toString).orElse("-");
            long objects = receipt.contents().counts().getOrDefault("objects", 0L);
            long bytes = receipt.contents().counts().getOrDefault("bytes", 0L);
            String outcome = receipt.outcome().grade().name().toLowerCase(Locale.ROOT);
            Optional<String> flaw = files.flaw(entry);
            table.row(
                    snapshot.length() > 8 ? snapshot.substring(0, 8) : snapshot,
                    receipt.origin().run(),
                    receipt.origin().member(),
                    receipt.commit().time(),
                    objects,
                    new ByteSize(bytes).approximate(),
                    flaw.isPresent() ? "damaged" : outcome);
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("snapshot", snapshot);
            row.put("receipt", entry.id().hex());
            row.put("run", receipt.origin().run().value());
            row.put("member", receipt.origin().member().toString());
            row.put("taken", receipt.commit().time().toString());
            row.put("objects", objects);
            row.put("bytes", bytes);
            row.put("outcome", outcome);
            row.put("reasons", receipt.outcome().reasons());
            row.put("leftOut", receipt.contents().leftOut());
            flaw.ifPresent(what -> {
                row.put("damage", what);
                damaged.add("! damaged: run " + receipt.origin().run() + ": " + what
                        + ". Move what is altered away, as evidence, then run holdfast replicate; in the plan's first copy,"
                        + " put the file of the same name from another copy in its place");
            });
            document.add(row);
        }
    }

    private static String sentence(ReceiptReading reading) {
        return switch (reading) {
            case ReceiptReading.Valid(var id, var _) -> "receipts/" + id;
            case ReceiptReading.Uncommitted(var id, var _) -> "receipts/" + id + ": it has no snapshot";
            case ReceiptReading.Quarantined(var file, var _, var _, String why) -> file + ": " + why;
            case ReceiptReading.Invalid(var file, String why) -> file + ": " + why;
            case ReceiptReading.Covered(var file, String why) -> file + ": " + why;
        };
    }
}
