package dev.holdfast.events;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.ProofLevel;
import java.util.List;
import java.util.Optional;

/**
 * A copy has proven that it restores.
 *
 * @param snapshot what was restored
 * @param evidence the name of the signed evidence
 * @param level 1, 2 or 3
 * @param equal how many objects came back the same
 */
public record RestoreTestPassed(String plan, String copy, String snapshot, String evidence, int level, long equal)
        implements HoldfastEvent {
    public RestoreTestPassed {
        plan = Field.plan(plan);
        copy = Field.copy("copy", copy);
        snapshot = Field.digest("snapshot", snapshot);
        evidence = Field.digest("evidence", evidence);
        ProofLevel.of(level);
        Field.count("equal", equal);
    }

    @Override
    public String type() {
        return EventType.RESTORE_TEST_PASSED;
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
