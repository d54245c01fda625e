package dev.holdfast.lab.azure.worm;

import dev.holdfast.lab.azure.worm.ImmutabilityPolicy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The policy that every upload into a container inherits. The real one counts in days; tests need it in seconds.
 */
public record DefaultPolicy(Mode mode, Duration period) {
    public DefaultPolicy {
        if (period.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A default policy lasts at least a second, not " + period);
        }
    }

    /** A policy that nobody can lift. */
    public static DefaultPolicy locked(Duration period) {
        return new DefaultPolicy(Mode.LOCKED, period);
    }

    /** A policy that can be lifted, and so protects from nobody. */
    public static DefaultPolicy unlocked(Duration period) {
        return new DefaultPolicy(Mode.UNLOCKED, period);
    }

    /** The policy of a version written now; its end is a whole second, as the header that tells it has no more. */
    ImmutabilityPolicy from(Instant now) {
        return new ImmutabilityPolicy(
                mode, now.plus(period).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
    }
}
