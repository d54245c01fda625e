package dev.holdfast.domain.evidence;

import java.time.Duration;
import java.util.List;

/**
 * What the test cost: the measured part of a recovery time.
 *
 * @param bytesRead read from the copy
 * @param phases in the order in which they ran; their sum is the recovery time that was reached
 */
public record TestEffort(long bytesRead, List<Phase> phases) {
    /** One part of the way, such as {@code control plane}, {@code read}, {@code create}, {@code compare}. */
    public record Phase(String name, Duration took) {
        public Phase {
            if (name.isBlank() || took.isNegative()) {
                throw new IllegalArgumentException("A phase has a name and takes no negative time: '" + name + "'");
            }
        }
    }

    public TestEffort {
        phases = List.copyOf(phases);
        if (bytesRead < 0) {
            throw new IllegalArgumentException("Bytes read: " + bytesRead);
        }
    }

    /** The recovery time that was reached. */
    public Duration total() {
        return phases.stream().map(Phase::took).reduce(Duration.ZERO, Duration::plus);
    }
}
