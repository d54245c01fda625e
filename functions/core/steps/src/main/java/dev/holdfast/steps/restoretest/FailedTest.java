package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.evidence.ObjectCounts;

/** Says in one sentence why a restore test did not pass. */
final class FailedTest {
    private FailedTest() {}

    static String reason(Evidence evidence) {
        if (!evidence.failures().isEmpty()) {
            return evidence.failures().getFirst();
        }
        EtcdFindings etcd = evidence.etcd();
        return etcd == null || evidence.counts().failing() > 0
                ? reason(evidence.counts(), evidence.differences())
                : "of the etcd that was booted, " + reason(etcd.counts(), etcd.differences());
    }

    private static String reason(ObjectCounts counts, Differences differences) {
        String found = counts.differs() + " objects differ, " + counts.missing() + " are missing, " + counts.refused()
                + " were refused";
        return differences.listed().stream()
                .findFirst()
                .map(first -> found + "; the first: " + first.path() + ": " + first.what())
                .orElse(found);
    }
}
