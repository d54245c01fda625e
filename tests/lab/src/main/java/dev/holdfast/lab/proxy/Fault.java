package dev.holdfast.lab.proxy;

import java.time.Duration;
import java.util.Map;

/** What happens to a request instead of being answered well. */
public sealed interface Fault {
    /**
     * The upstream server never sees the request.
     *
     * @param status the HTTP status
     * @param headers of the answer
     * @param body of the answer
     */
    record Answer(int status, Map<String, String> headers, String body) implements Fault {
        public Answer {
            headers = Map.copyOf(headers);
        }

        /** As an API server refuses. */
        public static Answer status(int status, String reason, String message) {
            return new Answer(
                    status, Map.of("Content-Type", "application/json"), """
                    {"kind":"Status","apiVersion":"v1","status":"Failure","code":%d,"reason":"%s","message":"%s"}""".formatted(status, reason, message));
        }

        /** The same, asking to wait. */
        public Answer retryAfter(Duration wait) {
            return new Answer(
                    status,
                    Map.of("Content-Type", "application/json", "Retry-After", Long.toString(wait.toSeconds())),
                    body);
        }
    }

    /** The answer's body ends after so many bytes, and the connection with it. */
    record Truncate(long bytes) implements Fault {}

    /** The body ends after so many bytes as if that were all: a proxy in between that gave up politely. */
    record TruncatePolitely(long bytes) implements Fault {}

    /** The upstream server does what it was asked to, but nobody hears of it. */
    record LoseAnswer() implements Fault {}
}
