package dev.holdfast.events;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run shall be brought to one more copy; also how replicate continues itself after a slice.
 *
 * @param copy the copy that lacks it
 * @param shard which part of the work
 * @param cursor where the previous slice stopped; empty at the beginning
 */
public record ReplicationRequested(
        String plan,
        String run,
        String copy,
        int shard,
        @Nullable String cursor) implements HoldfastEvent {
    public ReplicationRequested {
        plan = Field.plan(plan);
        run = Field.run(run);
        copy = Field.copy("copy", copy);
        Field.count("shard", shard);
        cursor = Field.cursor(cursor);
    }

    @Override
    public String type() {
        return EventType.REPLICATION_REQUESTED;
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
        return List.of(Integer.toString(shard), cursor());
    }

    @Override
    public String cursor() {
        return cursor == null ? "" : cursor;
    }
}
