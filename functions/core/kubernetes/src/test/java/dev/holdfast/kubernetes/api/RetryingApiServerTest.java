package dev.holdfast.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryingApiServerTest {
    private static final ApiRequest REQUEST = ApiRequest.get("/api");

    private final Deque<ApiException> failures = new ArrayDeque<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final ApiServer server = new RetryingApiServer(
            new Failing(),
            new RetryingApiServer.Settings(4, Duration.ofSeconds(1), Duration.ofSeconds(10)),
            pauses::add,
            new Random(7));

    @Test
    void waitsLongerEachTimeAndThenSucceeds() {
        failures.add(new ApiException.Unreachable("x", null));
        failures.add(new ApiException.Unavailable("x", status(Optional.empty())));
        failures.add(new ApiException.Unreachable("x", null));

        assertThat(server.send(REQUEST)).isEmpty();
        assertThat(pauses).hasSize(3);
        assertThat(pauses.get(0)).isBetween(Duration.ofMillis(500), Duration.ofMillis(1500));
        assertThat(pauses.get(2)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(6));
    }

    @Test
    void waitsAsLongAsTheServerAsksWithinTheLimit() {
        failures.add(new ApiException.TooManyRequests("x", status(Optional.of(Duration.ofSeconds(8)))));
        failures.add(new ApiException.TooManyRequests("x", status(Optional.of(Duration.ofDays(8)))));

        server.send(REQUEST);

        assertThat(pauses).containsExactly(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        for (int i = 0; i < 9; i++) {
            failures.add(new ApiException.Unreachable("try " + i, null));
        }

        assertThatThrownBy(() -> server.open(REQUEST)).hasMessage("try 3");
        assertThat(pauses).hasSize(3);
    }

    @Test
    void neverRepeatsWhatMayHaveHappenedOrWasRefused() {
        failures.add(new ApiException.OutcomeUnknown("lost", null));
        assertThatThrownBy(() -> server.send(REQUEST)).isInstanceOf(ApiException.OutcomeUnknown.class);
        failures.add(new ApiException.Forbidden("no", status(Optional.empty())));
        assertThatThrownBy(() -> server.send(REQUEST)).isInstanceOf(ApiException.Forbidden.class);

        assertThat(pauses).isEmpty();
    }

    private static ServerStatus status(Optional<Duration> retryAfter) {
        return new ServerStatus(429, "", "", retryAfter, List.of());
    }

    private final class Failing implements ApiServer {
        @Override
        public URI address() {
            return URI.create("https://api");
        }

        @Override
        public byte[] send(ApiRequest request) {
            if (!failures.isEmpty()) {
                throw failures.poll();
            }
            return new byte[0];
        }

        @Override
        public InputStream open(ApiRequest request) {
            send(request);
            return InputStream.nullInputStream();
        }

        @Override
        public void close() {}
    }
}
