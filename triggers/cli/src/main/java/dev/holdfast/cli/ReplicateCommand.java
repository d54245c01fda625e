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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code holdfast replicate}. */
@Command(name = "replicate", description = "Bring what the first copy holds to all others. Needs no password.")
final class ReplicateCommand extends HoldfastCommand {
    @Mixin
    private final BrokerOption where = new BrokerOption();

    @Override
    int run(Desk desk) {
        SnapshotTaken newest = newest(desk);
        if (where.broker().isPresent()) {
            return BrokerPost.to(where.broker().get(), List.of(newest), desk);
        }
        ReplicateStep step = new ReplicateStep(desk.bench());
        Set<String> complete = new HashSet<>();
        for (CopyRef copy : others(desk)) {
            step.bring(newest, copy.location()).ifPresent(completed -> complete.add(completed.copy()));
        }
        List<Map<String, Object>> copies = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (CopyRef copy : others(desk)) {
            boolean holds = complete.contains(copy.toString());
            copies.add(Map.of("copy", copy.toString(), "complete", holds));
            lines.add((holds ? "'" + copy + "' holds run " : "! '" + copy + "' LACKS run ") + newest.run() + ".");
        }
        if (others(desk).isEmpty()) {
            lines.add("Plan " + desk.plan().ref() + " names no other copy: add one to its spec.copies.");
        }
        desk.print(Map.of("run", newest.run(), "copies", copies), lines);
        return complete.size() == others(desk).size() ? 0 : FailureKind.PARTIAL.exitCode();
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
