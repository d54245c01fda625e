package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import java.util.Optional;

/** The etcd of a plan shall be captured now, as a member of a run. Whether it may is decided from the plan itself. */
public record EtcdRequested(String plan, String run) implements HoldfastEvent {
    public EtcdRequested {
        plan = Field.plan(plan);
        run = Field.run(run);
    }

    @Override
    public String type() {
        return EventType.ETCD_REQUESTED;
    }

    @Override
    public Optional<RunId> runId() {
        return Optional.of(new RunId(run));
    }
}
