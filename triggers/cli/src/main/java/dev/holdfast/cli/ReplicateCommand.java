package dev.holdfast.cli;

import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.replicate.ReplicateStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code holdfast replicate}. */
@Command(name = "replicate", description = "Bring what the first copy holds to all others. Needs no password.")
final class ReplicateCommand extends HoldfastCommand {
    @Override
    int run(Desk desk) {
        SnapshotTaken newest = newest(desk);
        if (desk.options().broker().isPresent()) {
            return BrokerPost.to(desk.options().broker().get(), newest, desk);
        }
        ReplicateStep step = new ReplicateStep(desk.bench());
        Map<String, Object> copies = new LinkedHashMap<>();
        for (CopyRef copy : others(desk)) {
            step.bring(newest, copy.location()).ifPresent(completed -> copies.put(completed.copy(), "complete"));
        }
        List<String> lines = new ArrayList<>();
        for (CopyRef copy : others(desk)) {
            lines.add("'" + copy + "' " + (copies.containsKey(copy.toString()) ? "holds run " : "LACKS run ")
                    + newest.run() + ".");
        }
        desk.print(Map.of("run", newest.run(), "copies", copies), lines);
        return copies.size() == others(desk).size() ? 0 : FailureKind.PARTIAL.exitCode();
    }

    private static List<CopyRef> others(Desk desk) {
        return desk.plan().copies().subList(1, desk.plan().copies().size());
    }

    private static SnapshotTaken newest(Desk desk) {
        try (Copy first = desk.options().copy(desk.bench(), desk.plan(), null)) {
            ReceiptBook.Entry entry = ReceiptBook.read(first, desk.plan())
                    .newest(Member.OBJECTS)
                    .orElseThrow(() -> new Failure(
                            FailureKind.NOT_FOUND,
                            "There is nothing to replicate at '" + first.name() + "' yet: run holdfast snapshot"));
            return new SnapshotTaken(
                    desk.plan().ref().toString(),
                    entry.receipt().origin().run().value(),
                    first.name(),
                    entry.snapshot().orElseThrow().toString(),
                    entry.id().hex(),
                    entry.receipt().contents().counts().getOrDefault("objects", 0L));
        }
    }
}
