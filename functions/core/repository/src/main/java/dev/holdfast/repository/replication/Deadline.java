package dev.holdfast.repository.replication;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Until when a slice works, and whose clock says so. */
public record Deadline(Instant end, InstantSource clock) {
    /** {@code slice} from now. */
    public static Deadline in(Duration slice, InstantSource clock) {
        return new Deadline(clock.instant().plus(slice), clock);
    }

    /** Practically none: for programs that nobody waits for. */
    public static Deadline none() {
        return new Deadline(Instant.MAX, InstantSource.system());
    }

    /** Whether it is over. */
    public boolean hasPassed() {
        return !clock.instant().isBefore(end);
    }
}
