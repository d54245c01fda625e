package dev.holdfast.store;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently to ask again: the pause doubles from {@code first} up to {@code longest}, and a random half of it is
 * left out, so that many who failed together do not come back together.
 *
 * @param attempts how often in all, the first time included
 * @param patience a server that asks for a longer pause than this is given up
 */
public record RetryPolicy(int attempts, Duration first, Duration longest, Duration patience) {
    private static final int MOST_DOUBLINGS = 30;

    public RetryPolicy {
        if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0 || patience.isNegative()) {
            throw new IllegalArgumentException("Not a way to retry: " + attempts + " attempts, " + first + " to "
                    + longest + ", at most " + patience);
        }
    }

    /** Eight attempts within about a minute. */
    public static RetryPolicy standard() {
        return new RetryPolicy(8, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofMinutes(2));
    }

    /** The pause after the {@code attempt}-th failure (from 1), at least what the server asked for; empty if it asked for too much. */
    Optional<Duration> pause(int attempt, Optional<Duration> asked, RandomGenerator random) {
        if (asked.isPresent() && asked.get().compareTo(patience) > 0) {
            return Optional.empty();
        }
        long doubled = first.toMillis() << Math.min(attempt - 1, MOST_DOUBLINGS);
        long whole = doubled < 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        Duration own = Duration.ofMillis(whole - random.nextLong(whole / 2 + 1));
        return Optional.of(asked.filter(wait -> wait.compareTo(own) > 0).orElse(own));
    }
}
