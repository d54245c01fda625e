package dev.holdfast.steps.failure;

import dev.holdfast.store.StoreException;
import java.util.Optional;

/** Turns what the core throws into the one vocabulary of {@link FailureKind}. The core's messages are kept as they are. */
public final class Failures {
    private Failures() {}

    /** What {@code thrown} means, if it is one of the core's own exceptions. */
    public static Optional<Failure> translate(Throwable thrown) {
        return switch (thrown) {
            case Failure failure -> Optional.of(failure);
            case StoreException failure -> Optional.of(ofStore(failure));
            default -> Optional.empty();
        };
    }

    private static Failure ofStore(StoreException thrown) {
        return switch (thrown) {
            case StoreException.Retryable retryable ->
                new Failure(
                        FailureKind.UNREACHABLE,
                        retryable.getMessage(),
                        retryable.retryAfter().orElse(null),
                        retryable);
            case StoreException.OutcomeUnknown unknown ->
                new Failure(FailureKind.UNKNOWN_OUTCOME, unknown.getMessage(), unknown);
            case StoreException.NotFound missing -> new Failure(FailureKind.NOT_FOUND, missing.getMessage(), missing);
            case StoreException.AccessDenied denied ->
                new Failure(FailureKind.ACCESS_DENIED, denied.getMessage(), denied);
            case StoreException.Refused refused -> new Failure(FailureKind.REFUSED, refused.getMessage(), refused);
            case StoreException.Unsupported unsupported ->
                new Failure(FailureKind.REFUSED, unsupported.getMessage(), unsupported);
            case StoreException.Permanent permanent ->
                new Failure(FailureKind.NOT_CONFIGURED, permanent.getMessage(), permanent);
        };
    }
}
