package dev.holdfast.store;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Asks again while that helps and the policy allows it. */
record Retries(RetryPolicy policy, Sleeper sleeper, RandomGenerator random, String where) {
    /** Until it answers or fails for good. */
    <T> T untilAnswered(Supplier<T> request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return request.get();
            } catch (StoreException.Retryable e) {
                pause(attempt, e);
            }
        }
    }

    /**
     * Waits before the next attempt.
     *
     * @throws StoreException {@code failure} itself, if there is to be no further attempt
     */
    void pause(int attempt, StoreException failure) {
        Optional<Duration> asked =
                failure instanceof StoreException.Retryable retryable ? retryable.retryAfter() : Optional.empty();
        Duration pause = attempt >= policy.attempts()
                ? null
                : policy.pause(attempt, asked, random).orElse(null);
        if (pause == null) {
            throw failure;
        }
        sleeper.sleepFor(pause, "Asking " + where + " again");
    }
}
