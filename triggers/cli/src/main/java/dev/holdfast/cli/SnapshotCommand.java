package dev.holdfast.cli;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdStep;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.snapshot.SnapshotStep;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast snapshot}. */
@Command(
        name = "snapshot",
        description = "Capture what the plan protects from the cluster of --kubeconfig into the plan's first copy.")
final class SnapshotCommand extends HoldfastCommand {
    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "the run's id, such as 20261121-060000-3f9a1c (default: a new one); asked again with the id of a run that is"
                            + " committed, nothing is done, and one that was killed is done anew")
    private @Nullable String id;

    @Mixin
    private final BrokerOption where = new BrokerOption();

    @Override
    int run(Desk desk) {
        RunId run = id == null
                ? RunId.onDemand(desk.bench().clock().instant(), desk.bench().random())
                : new RunId(id);
        SnapshotRequested request = new SnapshotRequested(desk.plan().ref().toString(), run.value());
        if (where.broker().isPresent()) {
            List<HoldfastEvent> requests = new ArrayList<>();
            desk.plan().etcd().ifPresent(_ -> requests.add(new EtcdRequested(request.plan(), request.run())));
            requests.add(request);
            return BrokerPost.to(where.broker().get(), requests, desk);
        }
        SnapshotTaken taken = new SnapshotStep(desk.bench()).run(request);
        try (Copy first = desk.options().copy(desk.bench(), desk.plan(), null)) {
            // The receipt states how it ended.
            Outcome outcome = ReceiptBook.read(first, desk.plan())
                    .find(SnapshotId.parse(taken.snapshot()))
                    .orElseThrow()
                    .receipt()
                    .outcome();
            List<String> warnings = new ArrayList<>(unlocked(first));
            Optional<ReceiptBook.Entry> etcd = etcd(desk, run, warnings);
            desk.print(document(taken, outcome, warnings, etcd), lines(taken, outcome, warnings, etcd));
            boolean whole = etcd.isPresent() || desk.plan().etcd().isEmpty();
            return whole && outcome.grade() == Outcome.Grade.COMPLETE ? 0 : FailureKind.PARTIAL.exitCode();
        }
    }

    /** The other member of the run, where the plan names an etcd. The objects are committed by then, whatever becomes of it. */
    private static Optional<ReceiptBook.Entry> etcd(Desk desk, RunId run, List<String> warnings) {
        try {
            return desk.plan().etcd().map(_ -> new EtcdStep(desk.bench()).run(desk.plan(), run));
        } catch (RuntimeException e) {
            String why = Failures.translate(e).orElseThrow(() -> e).getMessage();
            warnings.add("etcd was not captured: " + why + " Then: holdfast etcd snapshot --run " + run);
            return Optional.empty();
        }
    }

    /** A place that was to lock, and does not, is said at once, not only when the verdict is asked for. */
    private static List<String> unlocked(Copy copy) {
        try {
            return unlocked(copy, copy.probe().rules().defaultRetention());
        } catch (StoreException e) {
            // The snapshot is committed: this is no reason to call it a failure.
            return List.of("whether '" + copy.name() + "' locks what is written could not be read: " + e.getMessage());
        }
    }

    private static List<String> unlocked(Copy copy, DefaultRetention retention) {
        boolean locks = switch (retention) {
            case DefaultRetention.Enforced _, DefaultRetention.Bypassable _ -> true;
            case DefaultRetention.None _, DefaultRetention.Unknown _ -> false;
        };
        return locks || !copy.location().locks()
                ? List.of()
                : List.of("'" + copy.name() + "' does not lock what is written, though its lockFor is "
                        + DurationText.format(copy.location().lockFor())
                        + ": 'holdfast location check " + copy.name() + "' says what it does");
    }

    private static Map<String, Object> document(
            SnapshotTaken taken, Outcome outcome, List<String> warnings, Optional<ReceiptBook.Entry> etcd) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plan", taken.plan());
        document.put("run", taken.run());
        document.put("copy", taken.copy());
        document.put("snapshot", taken.snapshot());
        document.put("receipt", taken.receipt());
        document.put("objects", taken.objects());
        document.put("outcome", outcome.grade().name().toLowerCase(Locale.ROOT));
        document.put("reasons", outcome.reasons());
        document.put("warnings", warnings);
        etcd.ifPresent(entry -> document.put("etcd", EtcdSnapshotCommand.document(entry)));
        return document;
    }

    private static List<String> lines(
            SnapshotTaken taken, Outcome outcome, List<String> warnings, Optional<ReceiptBook.Entry> etcd) {
        List<String> lines = new ArrayList<>();
        outcome.reasons().forEach(reason -> lines.add("! not captured: " + reason));
        warnings.forEach(warning -> lines.add("! " + warning));
        lines.add("Snapshot " + taken.snapshot().substring(0, 8) + " of " + taken.objects()
                + " objects is committed at '" + taken.copy() + "' (run " + taken.run() + ")"
                + (outcome.grade() == Outcome.Grade.COMPLETE ? "." : ", but it is only PARTIAL."));
        etcd.ifPresent(entry -> lines.addAll(EtcdSnapshotCommand.lines(entry, taken.copy())));
        lines.add("Next: holdfast replicate, then holdfast restore-test.");
        return lines;
    }
}
