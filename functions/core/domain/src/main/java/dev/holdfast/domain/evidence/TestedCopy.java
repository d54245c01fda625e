package dev.holdfast.domain.evidence;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import java.util.Objects;

/**
 * Which copy of what was tested.
 *
 * @param location the location whose copy was read; nothing else was
 * @param snapshot name of the snapshot file
 * @param receipt name of the receipt that led there
 */
public record TestedCopy(PlanRef plan, LocationName location, SnapshotId snapshot, Sha256 receipt) {
    public TestedCopy {
        Objects.requireNonNull(plan);
        Objects.requireNonNull(location);
        Objects.requireNonNull(snapshot);
        Objects.requireNonNull(receipt);
    }
}
