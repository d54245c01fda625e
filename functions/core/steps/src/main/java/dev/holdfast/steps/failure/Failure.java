package dev.holdfast.steps.failure;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A step could not do its work. The message is one sentence that says what happened, to which thing, and what to do next; it never
 * holds a secret.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final @Nullable Duration retryAfter;

    public Failure(FailureKind kind, String message) {
        this(kind, message, null, null);
    }

    public Failure(FailureKind kind, @Nullable String message, @Nullable Throwable cause) {
        this(kind, message, null, cause);
    }

    public Failure(
            FailureKind kind, @Nullable String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** What went wrong, for programs. */
    public FailureKind kind() {
        return kind;
    }

    /** How long whoever refused asked us to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
