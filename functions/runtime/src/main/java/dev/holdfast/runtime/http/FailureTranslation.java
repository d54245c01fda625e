package dev.holdfast.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out what an exception that came out of Funqy really means. */
@ApplicationScoped
public class FailureTranslation {
    /** The failure behind {@code thrown}, however deep Funqy and the threads have wrapped it. */
    public Failure of(Throwable thrown) {
        Optional<Failure> said = causes(thrown)
                .filter(Failure.class::isInstance)
                .map(Failure.class::cast)
                .findFirst();
        if (said.isPresent()) {
            return said.get();
        }
        if (isJunk(thrown)) {
            return new Failure(
                    FailureKind.BAD_INPUT,
                    "This is not an event that Holdfast can read: it needs ce-id, ce-source, ce-type and a JSON body of that type",
                    thrown);
        }
        return causes(thrown)
                .flatMap(cause -> Failures.translate(cause).stream())
                .findFirst()
                .orElseGet(() -> new Failure(
                        FailureKind.INTERNAL,
                        "Holdfast itself failed (" + thrown.getClass().getSimpleName() + "); its log has the details",
                        thrown));
    }

    /**
     * What it means that Funqy or Quarkus refused an event by a mere status. Never one that Knative would retry: the same event would
     * be refused again.
     */
    static Failure ofStatus(int status) {
        return switch (status) {
            case 404 ->
                new Failure(
                        FailureKind.NOT_FOUND,
                        "This function takes no event of that type: correct the filter of the Trigger that sent it here");
            case 413 ->
                new Failure(
                        FailureKind.BAD_INPUT,
                        "The event is too large: an event carries names and digests, never data");
            default ->
                status >= 400 && status < 500
                        ? new Failure(
                                FailureKind.BAD_INPUT,
                                "This is not an event that this function can read (HTTP " + status
                                        + "): send it by POST with a JSON body")
                        : new Failure(
                                FailureKind.INTERNAL,
                                "Holdfast itself failed (HTTP " + status + "); its log has the details");
        };
    }

    /** Funqy reports unreadable JSON as a Jackson exception, and a structured event without a type as a NullPointerException. */
    private static boolean isJunk(Throwable thrown) {
        return causes(thrown)
                .anyMatch(cause -> cause instanceof JsonProcessingException
                        || (cause instanceof NullPointerException && cameFromFunqy(cause)));
    }

    private static boolean cameFromFunqy(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return trace.length > 0
                && Stream.of(trace)
                        .limit(5)
                        .anyMatch(frame -> frame.getClassName().startsWith("io.quarkus.funqy."))
                && Stream.of(trace)
                        .limit(5)
                        .noneMatch(frame -> frame.getClassName().startsWith("dev.holdfast."));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        // Bounded: a cause may, by mistake, be its own cause.
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
