package dev.holdfast.cli;

import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.replication.TargetCheck;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.replicate.ReplicateStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast replicate}. */
@Command(
        name = "replicate",
        description = {
            "Bring what the first copy holds to all others. Needs no password.",
            "Keys, indexes, receipts and snapshots that are there already are read and hashed, packs compared by size."
        })
final class ReplicateCommand extends HoldfastCommand {
    @Mixin
    private final BrokerOption where = new BrokerOption();

    @Option(names = "--verify", description = "read and hash every pack that is at the others already")
    private boolean verify;

    @Override
    int run(Desk desk) {
        SnapshotTaken newest = newest(desk);
        if (where.broker().isPresent()) {
            return post(newest, desk);
        }
        List<Map<String, Object>> copies = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        List<FailureKind> bad = new ArrayList<>();
        for (CopyRef copy : others(desk)) {
            Optional<Failure> failed = bring(newest, copy, desk);
            failed.map(Failure::kind).ifPresent(bad::add);
            copies.add(document(copy, failed));
            lines.add(line(copy, failed, newest.run()));
        }
        if (copies.isEmpty()) {
            lines.add("Plan " + desk.plan().ref() + " names no other copy: add one to its spec.copies.");
        }
        desk.print(Map.of("run", newest.run(), "copies", copies), lines);
        return bad.isEmpty() ? 0 : bad.getFirst().exitCode();
    }

    private int post(SnapshotTaken newest, Desk desk) {
        if (verify) {
            throw new Failure(
                    FailureKind.BAD_INPUT, "--verify reads the copies from here: leave out --broker, or --verify");
        }
        return BrokerPost.to(where.broker().orElseThrow(), List.of(newest), desk);
    }

    /** Why the copy does not hold the run as it should; one copy's trouble does not keep the run from the next. */
    private Optional<Failure> bring(SnapshotTaken newest, CopyRef copy, Desk desk) {
        try {
            return new ReplicateStep(desk.bench())
                            .bring(newest, copy.location(), verify ? TargetCheck.HASH : TargetCheck.SIZE)
                            .isPresent()
                    ? Optional.empty()
                    : Optional.of(new Failure(
                            FailureKind.PARTIAL, "not everything is there yet: run holdfast replicate again"));
        } catch (RuntimeException e) {
            return Optional.of(Failures.translate(e).orElseThrow(() -> e));
        }
    }

    private static Map<String, Object> document(CopyRef copy, Optional<Failure> failed) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("copy", copy.toString());
        document.put("complete", failed.isEmpty());
        failed.ifPresent(failure -> document.put("reason", failure.getMessage()));
        return document;
    }

    private String line(CopyRef copy, Optional<Failure> failed, String run) {
        return failed.map(failure -> "! '" + copy + "' LACKS run " + run + " or parts of it: " + failure.getMessage())
                .orElse("'" + copy + "' holds run " + run + (verify ? ", every file hashed." : "."));
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
