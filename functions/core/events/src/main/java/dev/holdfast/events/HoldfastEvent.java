package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import java.util.List;
import java.util.Optional;

/**
 * A payload. Its components are plain JSON values, checked in the constructors, so that any JSON binding reads and writes it; the typed
 * views are methods.
 */
public sealed interface HoldfastEvent
        permits SnapshotRequested,
                SnapshotTaken,
                EtcdRequested,
                ReplicationRequested,
                CopyCompleted,
                RestoreTestRequested,
                RestoreTestPassed,
                RestoreTestFailed,
                RestoreRequested,
                RestoreCompleted,
                StepFailed,
                VerdictChanged {
    /** One of {@link EventType}. */
    String type();

    /** {@code namespace/plan}: the event's subject. */
    String plan();

    /** Which plan. */
    default PlanRef planRef() {
        return PlanRef.parse(plan());
    }

    /** The run that it is about, if it is about one. */
    default Optional<RunId> runId() {
        return Optional.empty();
    }

    /** The copy that it is about, if it is about one. */
    default Optional<LocationName> copyName() {
        return Optional.empty();
    }

    /** What tells this work from other work of the same type, plan, run and copy: shard, cursor, digests. */
    default List<String> work() {
        return List.of();
    }

    /** The same for the same work, however often it is told. */
    default String id() {
        return EventId.of(this);
    }
}
