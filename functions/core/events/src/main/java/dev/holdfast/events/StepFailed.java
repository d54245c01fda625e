package dev.holdfast.events;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step failed for good: asking again is useless until somebody changes something.
 *
 * @param step which
 * @param run its run; empty where the step belongs to none
 * @param copy its copy; empty where the step belongs to none
 * @param reason one sentence: what, where, and what to do
 */
public record StepFailed(
        String plan,
        Step step,
        @Nullable String run,
        @Nullable String copy,
        String reason) implements HoldfastEvent {
    public StepFailed {
        plan = Field.plan(plan);
        if (step == null) {
            throw new InvalidFieldException("step", "is missing; write one of " + List.of(Step.values()));
        }
        run = run == null || run.isEmpty() ? null : Field.run(run);
        copy = copy == null || copy.isEmpty() ? null : Field.copy("copy", copy);
        reason = Field.sentence("reason", reason);
    }

    @Override
    public String type() {
        return step.failed;
    }

    @Override
    public Optional<RunId> runId() {
        return Optional.ofNullable(run).map(RunId::new);
    }

    @Override
    public Optional<LocationName> copyName() {
        return Optional.ofNullable(copy).map(LocationName::new);
    }

    @Override
    public List<String> work() {
        return List.of(step.name(), reason);
    }

    /** What can fail. A restore test that fails has an event of its own, with its evidence. */
    public enum Step {
        SNAPSHOT(EventType.SNAPSHOT_FAILED),
        ETCD(EventType.ETCD_FAILED),
        REPLICATION(EventType.REPLICATION_FAILED),
        RESTORE(EventType.RESTORE_FAILED);

        private final String failed;

        Step(String failed) {
            this.failed = failed;
        }
    }
}
