package dev.holdfast.domain.evidence;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;

/**
 * Which copy of what was tested.
 *
 * @param plan {@code namespace/name} of the plan
 * @param location name of the location whose copy was read, and nothing else was read
 * @param snapshot name of the snapshot file
 * @param receipt name of the receipt that led there
 */
public record TestedCopy(String plan, String location, SnapshotId snapshot, Sha256 receipt) {
    public TestedCopy {
        if (plan.isBlank() || location.isBlank()) {
            throw new IllegalArgumentException("Evidence names the plan and the location that it is about");
        }
    }
}
