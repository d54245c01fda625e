package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One performance of a plan. */
final class RestoreRun {
    /** With no other object making progress, time alone gets this many chances (a CRD, a quota, a namespace being deleted). */
    private static final int IDLE_ROUNDS = 3;

    private static final int MOST_ROUNDS = 50;

    private record Late(PlannedObject object, RestoreOutcome ifNever) {}

    private record Half(PlannedObject object, RestoreOutcome.Done outcome) {}

    private final RestorePlan plan;
    private final ResultBuilder result;
    private final ObjectWriter writer;
    private final ObjectStream stream;
    private final ServedDefinitions definitions;
    private final Patience patience;
    private final Queue<Late> late = new ConcurrentLinkedQueue<>();
    private final Queue<Half> halves = new ConcurrentLinkedQueue<>();

    RestoreRun(ApiServer target, RestorePlan plan, ObjectSource source, ResultBuilder result, Patience patience) {
        this.plan = plan;
        this.result = result;
        this.writer = new ObjectWriter(target, plan, new OwnerUids(plan), new Deletion(patience));
        this.stream = new ObjectStream(source, TargetForm.of(plan));
        this.definitions = new ServedDefinitions(target, patience);
        this.patience = patience;
    }

    RestoreResult run() {
        settleUntouched();
        boolean completed = false;
        for (RestoreStage stage : RestoreStage.values()) {
            if (stage.governsOthers() && !completed) {
                retry();
                complete();
                completed = true;
            }
            List<PlannedObject> objects = plan.objects().stream()
                    .filter(object -> object.stage() == stage && object.action().changes())
                    .toList();
            write(objects);
            if (stage == RestoreStage.DEFINITIONS && !objects.isEmpty()) {
                definitions.await(stream, objects);
                complete();
            }
        }
        retry();
        complete();
        late.forEach(object -> result.settle(object.object(), object.ifNever()));
        return result.build();
    }

    private void settleUntouched() {
        for (PlannedObject object : plan.objects()) {
            switch (object.action()) {
                case PlannedAction.Unchanged none -> result.settle(object, new RestoreOutcome.Untouched(none));
                case PlannedAction.Skip none -> result.settle(object, new RestoreOutcome.Untouched(none));
                case PlannedAction.LeftOut none -> result.settle(object, new RestoreOutcome.Untouched(none));
                case PlannedAction.NotServed gone -> result.settle(object, new RestoreOutcome.Failed(gone.reason()));
                case PlannedAction.Lost lost -> result.settle(object, new RestoreOutcome.Failed(lost.reason()));
                case PlannedAction.Create later -> {}
                case PlannedAction.Update later -> {}
                case PlannedAction.Replace later -> {}
                case PlannedAction.Conflict never -> {}
            }
        }
    }

    private void write(Collection<PlannedObject> objects) {
        stream.forEach(objects, (object, wanted) -> note(object, attempt(object, wanted)));
    }

    private Attempt attempt(PlannedObject object, ObjectNode wanted) {
        return object.at()
                .map(at -> writer.write(object, at, wanted))
                .orElseThrow(() -> new IllegalStateException(object.target() + " is to be written but not served"));
    }

    private void note(PlannedObject object, Attempt attempt) {
        switch (attempt) {
            case Attempt.Settled settled -> result.settle(object, settled.outcome());
            case Attempt.Incomplete half -> halves.add(new Half(object, half.outcome()));
            case Attempt.Later later -> late.add(new Late(object, later.ifNever()));
        }
    }

    /** Tries again what may have needed something that is there by now, as long as that helps any of it. */
    private void retry() {
        int idle = 0;
        for (int round = 0; round < MOST_ROUNDS && !late.isEmpty() && idle < IDLE_ROUNDS; round++) {
            List<PlannedObject> again = late.stream().map(Late::object).toList();
            late.clear();
            write(again);
            if (late.size() < again.size()) {
                idle = 0;
            } else {
                idle++;
                patience.pause(Duration.ofMillis(200L << idle));
            }
        }
    }

    /** The second pass: what had to wait for owners. */
    private void complete() {
        Map<PlannedObject, RestoreOutcome.Done> outcomes = new HashMap<>();
        for (Half half = halves.poll(); half != null; half = halves.poll()) {
            outcomes.put(half.object(), half.outcome());
        }
        stream.forEach(outcomes.keySet(), (object, wanted) -> note(object, completion(object, wanted, outcomes)));
    }

    private Attempt completion(
            PlannedObject object, ObjectNode wanted, Map<PlannedObject, RestoreOutcome.Done> outcomes) {
        RestoreOutcome.Done outcome = outcomes.get(object);
        return object.at()
                .filter(at -> outcome != null)
                .map(at -> writer.complete(object, at, wanted, Objects.requireNonNull(outcome)))
                .orElseThrow(() -> new IllegalStateException(object.target() + " has nothing to complete"));
    }
}
