package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import java.util.Optional;

/** A plan shall run now. Whether it may is decided from the plan itself. */
public record SnapshotRequested(String plan, String run) implements HoldfastEvent {
    public SnapshotRequested {
        plan = Field.plan(plan);
        run = Field.run(run);
    }

    @Override
    public String type() {
        return EventType.SNAPSHOT_REQUESTED;
    }

    @Override
    public Optional<RunId> runId() {
        return Optional.of(new RunId(run));
    }
}
