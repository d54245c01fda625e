package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;

/**
 * A snapshot was committed in the plan's first copy.
 *
 * @param copy where
 * @param snapshot its id
 * @param receipt the receipt's name
 * @param objects how many Kubernetes objects it holds; 0 for a snapshot of etcd, which holds them all in another way
 */
public record SnapshotTaken(String plan, String run, String copy, String snapshot, String receipt, long objects)
        implements HoldfastEvent {
    public SnapshotTaken {
        plan = Field.plan(plan);
        run = Field.run(run);
        copy = Field.copy("copy", copy);
        snapshot = Field.digest("snapshot", snapshot);
        receipt = Field.digest("receipt", receipt);
        Field.count("objects", objects);
    }

    @Override
    public String type() {
        return EventType.SNAPSHOT_TAKEN;
    }

    @Override
    public Optional<RunId> runId() {
        return Optional.of(new RunId(run));
    }

    @Override
    public Optional<LocationName> copyName() {
        return Optional.of(new LocationName(copy));
    }

    @Override
    public List<String> work() {
        return List.of(snapshot, receipt);
    }
}
