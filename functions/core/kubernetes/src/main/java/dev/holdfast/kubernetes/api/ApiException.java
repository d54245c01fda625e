package dev.holdfast.kubernetes.api;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why an API server did not do it. The message says what happened, to which thing, and what to do next; it never holds a credential.
 * Branches: {@link Refused} (give up or do something else), {@link Retryable} (nothing was changed, ask again), {@link OutcomeUnknown}
 * (look first).
 */
public abstract sealed class ApiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ApiException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The whole sentence; there always is one. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }

    /**
     * The failure behind a read of {@link ApiServer#open}'s stream that failed. If it says nothing better, the answer was cut short.
     */
    public static ApiException of(IOException thrown) {
        return thrown.getCause() instanceof ApiException inner
                ? inner
                : new Unreachable("The answer of the API server broke off; ask again", thrown);
    }

    /** The server understood and will not do it: asking again is useless until something changes. */
    public static sealed class Refused extends ApiException {
        private static final long serialVersionUID = 1L;

        private final transient ServerStatus status;

        /** For every refusal that has no type of its own: 400, 405, 406, 413, 415 and what else there may be. */
        public Refused(String message, ServerStatus status) {
            super(message, null);
            this.status = status;
        }

        /** What exactly the server said. */
        public ServerStatus status() {
            return status;
        }
    }

    /** 401: the server does not know who this is; a token or client certificate is missing, wrong or has expired. */
    public static final class Unauthorized extends Refused {
        private static final long serialVersionUID = 1L;

        public Unauthorized(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** 403: this identity may not do that, or admission (a policy, a quota, a webhook) forbids it. */
    public static final class Forbidden extends Refused {
        private static final long serialVersionUID = 1L;

        public Forbidden(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** 404: no such object, namespace or resource. */
    public static final class NotFound extends Refused {
        private static final long serialVersionUID = 1L;

        public NotFound(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** 409 on a create: an object of that name is there already. */
    public static final class AlreadyExists extends Refused {
        private static final long serialVersionUID = 1L;

        public AlreadyExists(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** Every other 409: the object has changed since it was read, or is being deleted. Read it again. */
    public static final class Conflict extends Refused {
        private static final long serialVersionUID = 1L;

        public Conflict(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** 410: the state that a page or a watch belongs to is forgotten. Begin the list again. */
    public static final class Gone extends Refused {
        private static final long serialVersionUID = 1L;

        public Gone(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** 422: the object breaks a rule of its type; {@link #status()} names the fields. */
    public static final class Invalid extends Refused {
        private static final long serialVersionUID = 1L;

        public Invalid(String message, ServerStatus status) {
            super(message, status);
        }
    }

    /** Nothing was changed; the same request may succeed later. */
    public static sealed class Retryable extends ApiException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        private Retryable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the server asked to wait, if it did. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** 429: the server sheds load (API Priority and Fairness) or guards something with a budget. */
    public static final class TooManyRequests extends Retryable {
        private static final long serialVersionUID = 1L;

        public TooManyRequests(String message, ServerStatus status) {
            super(message, status.retryAfter().orElse(null), null);
        }
    }

    /** 5xx: the server, etcd, a webhook or an aggregated API behind it is not able to now. */
    public static final class Unavailable extends Retryable {
        private static final long serialVersionUID = 1L;

        private final transient ServerStatus status;

        public Unavailable(String message, ServerStatus status) {
            super(message, status.retryAfter().orElse(null), null);
            this.status = status;
        }

        /** What exactly the server said: a webhook that is down answers 500, an aggregated API 503. */
        public ServerStatus status() {
            return status;
        }
    }

    /** No connection, no trust in its certificate, or the answer to a reading request broke off or never came. */
    public static final class Unreachable extends Retryable {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, null, cause);
        }
    }

    /** A changing request was sent and its answer lost: the change may have happened. Look before asking again. */
    public static final class OutcomeUnknown extends ApiException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
