package dev.holdfast.store;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a store could not do it. The message says what happened, to which file at which place, and what to do next; it never holds
 * a credential. The three branches are what a caller can do about it: give up, ask again, or look first.
 */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Asking again is useless until somebody changes something. */
    public static sealed class Permanent extends StoreException {
        private static final long serialVersionUID = 1L;

        public Permanent(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** No such key, version, bucket or container. */
    public static final class NotFound extends Permanent {
        private static final long serialVersionUID = 1L;

        public NotFound(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** This identity may not do that (401, 403), or its credentials are wrong or have expired. */
    public static final class AccessDenied extends Permanent {
        private static final long serialVersionUID = 1L;

        public AccessDenied(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The server cannot be believed to be the one that was meant, or speaks no TLS where TLS was asked for. Nothing was sent. */
    public static final class Distrusted extends Permanent {
        private static final long serialVersionUID = 1L;

        public Distrusted(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A lock or a policy forbids it: exactly what a protected file should answer. */
    public static final class Refused extends Permanent {
        private static final long serialVersionUID = 1L;

        public Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A content name holds bytes that do not hash to it: damage or an attack. Nothing was changed; look at it. */
    public static final class OtherContent extends Permanent {
        private static final long serialVersionUID = 1L;

        public OtherContent(String message) {
            super(message, null);
        }
    }

    /** This kind of store has no such thing. */
    public static final class Unsupported extends Permanent {
        private static final long serialVersionUID = 1L;

        public Unsupported(String message) {
            super(message, null);
        }
    }

    /** Nothing was changed; the same request may succeed later (429, 409 conflict, 503, connection refused, a read cut short). */
    public static final class Retryable extends StoreException {
        private static final long serialVersionUID = 1L;

        private final @Nullable Duration retryAfter;

        public Retryable(String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
            super(message, cause);
            this.retryAfter = retryAfter;
        }

        /** How long the server asked to wait, if it did. */
        public Optional<Duration> retryAfter() {
            return Optional.ofNullable(retryAfter);
        }
    }

    /** The request was sent and the answer lost: the change may have happened. Look before asking again. */
    public static final class OutcomeUnknown extends StoreException {
        private static final long serialVersionUID = 1L;

        public OutcomeUnknown(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The store's own failure inside an {@code IOException} thrown by a stream of {@link ObjectStore#read}, if it is one. */
    public static Optional<StoreException> unwrap(IOException thrown) {
        return thrown.getCause() instanceof StoreException inner ? Optional.of(inner) : Optional.empty();
    }
}
