package dev.holdfast.domain.evidence;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The record of one restore test of one copy. It is signed, stored beside the copy that it is about, and never rewritten.
 *
 * @param etcd of the snapshot of etcd in the same copy; null if there was none to test
 * @param failures why the test could not be brought to its end, or found the copy bad as a whole; empty if it ran through
 */
public record Evidence(
        TestedCopy copy,
        TestConditions conditions,
        ObjectCounts counts,
        Differences differences,
        TestEffort effort,
        @Nullable EtcdFindings etcd,
        List<String> failures) {
    private static final int MAX_FAILURES = 50;

    public Evidence {
        Objects.requireNonNull(copy);
        Objects.requireNonNull(conditions);
        Objects.requireNonNull(counts);
        Objects.requireNonNull(differences);
        Objects.requireNonNull(effort);
        failures = List.copyOf(failures.subList(0, Math.min(failures.size(), MAX_FAILURES)));
    }

    /**
     * Whether the copy restores: the test ran through, nothing differs, misses or was refused beyond what the plan accepts, and
     * something came back at all. A test that compared nothing proves nothing; every snapshot holds at least its capture record.
     */
    public boolean passed() {
        return failures.isEmpty() && counts.failing() == 0 && counts.equal() > 0 && (etcd == null || etcd.passed());
    }
}
