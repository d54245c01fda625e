package dev.holdfast.kubernetes.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the server said when it refused: an HTTP status and, usually, a {@code Status} object.
 *
 * @param code the HTTP status
 * @param reason Kubernetes' word for it, such as {@code AlreadyExists}; empty if it gave none
 * @param message the server's own sentence; empty if it gave none
 * @param retryAfter how long the server asked to wait
 * @param causes what is wrong with which field, if it says
 */
public record ServerStatus(int code, String reason, String message, Optional<Duration> retryAfter, List<Cause> causes) {

    /**
     * One thing that is wrong.
     *
     * @param field such as {@code spec.clusterIPs[0]}; empty if it is not about a field
     * @param reason such as {@code FieldValueInvalid}; may be empty
     * @param message may be empty
     */
    public record Cause(String field, String reason, String message) {}

    public ServerStatus {
        causes = List.copyOf(causes);
    }
}
