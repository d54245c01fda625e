package dev.holdfast.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailuresTest {
    private static final ApiRequest READ = ApiRequest.get("/api/v1/pods?limit=500&continue=token");
    private static final ApiRequest WRITE = ApiRequest.create("/api/v1/pods", "{}".getBytes(UTF_8));

    private final Failures failures = new Failures(URI.create("https://api:6443"));

    @ParameterizedTest
    @CsvSource({
        "400, Refused, Refused",
        "401, Unauthorized, Unauthorized",
        "403, Forbidden, Forbidden",
        "404, NotFound, NotFound",
        "405, Refused, Refused",
        "409, Conflict, Conflict",
        "410, Gone, Gone",
        "413, Refused, Refused",
        "422, Invalid, Invalid",
        "429, TooManyRequests, TooManyRequests",
        "500, Unavailable, Unavailable",
        "502, Unavailable, OutcomeUnknown",
        "503, Unavailable, Unavailable",
        "504, Unavailable, OutcomeUnknown",
    })
    void aStatusHasItsTypeAndAChangeThatMayHaveHappenedIsUnknown(int code, String reading, String writing) {
        assertThat(failures.of(READ, code, null, new byte[0]).getClass().getSimpleName())
                .isEqualTo(reading);
        assertThat(failures.of(WRITE, code, null, new byte[0]).getClass().getSimpleName())
                .isEqualTo(writing);
    }

    @Test
    void etcdThatGaveNoAnswerMayHaveStoredTheChange() {
        byte[] body = "{\"code\":500,\"message\":\"etcdserver: request timed out\"}".getBytes(UTF_8);

        assertThat(failures.of(WRITE, 500, null, body)).isInstanceOf(ApiException.OutcomeUnknown.class);
    }

    @Test
    void theMessageSaysWhatWhereAndWhatToDoWithoutTheQuery() {
        byte[] body = "{\"reason\":\"Forbidden\",\"message\":\"pods is forbidden\"}".getBytes(UTF_8);

        assertThat(failures.of(READ, 403, null, body))
                .hasMessage("GET /api/v1/pods at https://api:6443: 403 Forbidden, pods is forbidden;"
                        + " grant the right or lift what forbids it");
    }

    @Test
    void theServersWishToWaitComesFromTheHeaderOrTheBody() {
        byte[] body = "{\"details\":{\"retryAfterSeconds\":7}}".getBytes(UTF_8);

        assertThat(retryAfter(failures.of(READ, 429, "3", body))).isEqualTo(Duration.ofSeconds(3));
        assertThat(retryAfter(failures.of(READ, 429, "Tue, 01 Jan 2030 00:00:00 GMT", body)))
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aPageOfHtmlIsNoReason() {
        assertThat(failures.of(READ, 503, null, "<html>Bad gateway</html>".getBytes(UTF_8)))
                .hasMessageContaining("503, no reason given");
    }

    private static Duration retryAfter(ApiException failure) {
        return ((ApiException.Retryable) failure).retryAfter().orElseThrow();
    }
}
