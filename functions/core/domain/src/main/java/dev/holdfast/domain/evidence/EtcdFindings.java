package dev.holdfast.domain.evidence;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import java.util.Objects;

/**
 * What became of the snapshot of etcd that lies in the same copy: its database was walked, booted, and what an API server reads from it was
 * held against the snapshot of the objects.
 *
 * @param snapshot name of its snapshot file
 * @param receipt name of the receipt that led there
 * @param revision the newest in it
 * @param counts of objects; those that changed between the two snapshots are among the skipped. At level 1, which boots nothing,
 *     {@code equal} counts the entries of the database
 * @param differences the first objects that are not what they should be
 */
public record EtcdFindings(
        SnapshotId snapshot, Sha256 receipt, long revision, ObjectCounts counts, Differences differences) {
    public EtcdFindings {
        Objects.requireNonNull(snapshot);
        Objects.requireNonNull(receipt);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(differences);
        if (revision < 0) {
            throw new IllegalArgumentException("A revision of etcd is not negative: " + revision);
        }
    }

    /** Whether it came up with something in it, and with nothing wrong. */
    public boolean passed() {
        return counts.failing() == 0 && counts.equal() > 0;
    }
}
