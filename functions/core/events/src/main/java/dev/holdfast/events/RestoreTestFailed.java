package dev.holdfast.events;

import dev.holdfast.domain.location.LocationName;
import java.util.List;
import java.util.Optional;

/**
 * A copy did not prove that it restores.
 *
 * @param snapshot what was to be restored
 * @param evidence the name of the signed evidence
 * @param reason one sentence
 */
public record RestoreTestFailed(String plan, String copy, String snapshot, String evidence, String reason)
        implements HoldfastEvent {
    public RestoreTestFailed {
        plan = Field.plan(plan);
        copy = Field.copy("copy", copy);
        snapshot = Field.digest("snapshot", snapshot);
        evidence = Field.digest("evidence", evidence);
        reason = Field.sentence("reason", reason);
    }

    @Override
    public String type() {
        return EventType.RESTORE_TEST_FAILED;
    }

    @Override
    public Optional<LocationName> copyName() {
        return Optional.of(new LocationName(copy));
    }

    @Override
    public List<String> work() {
        return List.of(snapshot, evidence);
    }
}
