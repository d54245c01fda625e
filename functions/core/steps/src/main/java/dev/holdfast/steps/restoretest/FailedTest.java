package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.evidence.ObjectCounts;

/** Says in one sentence why a restore test did not pass. */
final class FailedTest {
    private FailedTest() {}

    static String reason(Evidence evidence) {
        if (!evidence.failures().isEmpty()) {
            return evidence.failures().getFirst();
        }
        ObjectCounts counts = evidence.counts();
        String found = counts.differs() + " objects differ, " + counts.missing() + " are missing, " + counts.refused()
                + " were refused";
        return evidence.differences().listed().stream()
                .findFirst()
                .map(first -> found + "; the first: " + first.path() + ": " + first.what())
                .orElse(found);
    }
}
