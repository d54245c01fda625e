package dev.holdfast.cli;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.RunId;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast etcd snapshot}. */
@Command(
        name = "snapshot",
        description =
                "Take a snapshot of the etcd that the plan names into the plan's first copy: from one healthy member, after all members were"
                        + " compared, checked while it passes.")
final class EtcdSnapshotCommand extends HoldfastCommand {
    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "the run that it belongs to (default: a new one; 'holdfast snapshot' takes both into one run)")
    private @Nullable String id;

    @Override
    int run(Desk desk) {
        RunId run = id == null
                ? RunId.onDemand(desk.bench().clock().instant(), desk.bench().random())
                : new RunId(id);
        ReceiptBook.Entry taken = new EtcdStep(desk.bench()).run(desk.plan(), run);
        desk.print(document(taken), lines(taken, desk.plan().firstCopy().toString()));
        return 0;
    }

    static Map<String, Object> document(ReceiptBook.Entry taken) {
        Receipt receipt = taken.receipt();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plan", receipt.origin().plan().toString());
        document.put("run", receipt.origin().run().value());
        document.put("snapshot", taken.snapshot().orElseThrow().toString());
        document.put("receipt", taken.id().hex());
        document.put("counts", receipt.contents().counts());
        document.put("remarks", List.copyOf(receipt.contents().leftOut().keySet()));
        return document;
    }

    static List<String> lines(ReceiptBook.Entry taken, String copy) {
        Receipt receipt = taken.receipt();
        Map<String, Long> counts = receipt.contents().counts();
        List<String> lines = new ArrayList<>();
        receipt.contents().leftOut().keySet().forEach(remark -> lines.add("! " + remark));
        lines.add("Snapshot " + taken.snapshot().orElseThrow().toString().substring(0, 8) + " of etcd at revision "
                + counts.getOrDefault("revision", 0L) + " is committed at '" + copy + "' (run "
                + receipt.origin().run() + "): " + approximate(counts, "bytes") + ", of which "
                + approximate(counts, "bytesAdded") + " are new.");
        return lines;
    }

    private static String approximate(Map<String, Long> counts, String name) {
        return new ByteSize(counts.getOrDefault(name, 0L)).approximate();
    }
}
