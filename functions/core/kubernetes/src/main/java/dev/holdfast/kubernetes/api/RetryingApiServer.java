package dev.holdfast.kubernetes.api;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Asks again where that is harmless: after {@link ApiException.Retryable}, a bounded number of times, as late as the server asks (API
 * Priority and Fairness says {@code Retry-After}) and no later than a limit. A body that breaks off in the middle is not begun again
 * here: only its reader knows what it has used.
 */
public final class RetryingApiServer implements ApiServer {
    private final ApiServer server;
    private final Settings settings;
    private final Pause pause;
    private final RandomGenerator random;

    /**
     * How often and how long.
     *
     * @param attempts how many times at most, the first included
     * @param first the pause before the second attempt; each further one is twice as long, give or take a half
     * @param longest no pause is longer, whatever the server asks
     */
    public record Settings(int attempts, Duration first, Duration longest) {
        /** Gives up after about a minute. */
        public static final Settings STANDARD = new Settings(7, Duration.ofMillis(250), Duration.ofSeconds(30));

        public Settings {
            if (attempts < 1 || first.isNegative() || longest.compareTo(first) < 0) {
                throw new IllegalArgumentException("No way to ask again: " + attempts + ", " + first + ", " + longest);
            }
        }
    }

    /** How waiting is done; in tests it only takes note. */
    @FunctionalInterface
    public interface Pause {
        /** Really waits. */
        Pause SLEEP = Thread::sleep;

        void pause(Duration duration) throws InterruptedException;
    }

    public RetryingApiServer(ApiServer server, Settings settings, Pause pause, RandomGenerator random) {
        this.server = server;
        this.settings = settings;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public URI address() {
        return server.address();
    }

    @Override
    public byte[] send(ApiRequest request) {
        return retry(() -> server.send(request));
    }

    @Override
    public InputStream open(ApiRequest request) {
        return retry(() -> server.open(request));
    }

    private <T> T retry(Supplier<T> action) {
        for (int attempt = 1; ; attempt++) {
            try {
                return action.get();
            } catch (ApiException.Retryable e) {
                if (attempt >= settings.attempts() || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                waitBefore(attempt, e);
            }
        }
    }

    private void waitBefore(int attempt, ApiException.Retryable failure) {
        Duration doubled = settings.first().multipliedBy(1L << Math.min(attempt - 1, 20));
        Duration own = Duration.ofNanos((long) (doubled.toNanos() * (0.5 + random.nextDouble())));
        Duration wanted =
                failure.retryAfter().filter(asked -> asked.compareTo(own) > 0).orElse(own);
        try {
            pause.pause(wanted.compareTo(settings.longest()) > 0 ? settings.longest() : wanted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
