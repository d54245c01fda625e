package dev.holdfast.runtime.http;

import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Answers every failed event with the status that makes Knative do the right thing, and problem+json (RFC 9457) that says what
 * happened. Funqy alone would answer 500 to everything, and a poisoned event would be retried for ever.
 */
@ApplicationScoped
public class FailureMapping {
    private static final Logger LOG = Logger.getLogger(FailureMapping.class);

    /** Five seconds: long enough for a throttling store to recover, short against every plan's schedule. */
    private static final String DEFAULT_RETRY_AFTER_SECONDS = "5";

    private static final int NOT_FOUND = 404;

    private final FailureTranslation translation;

    FailureMapping(FailureTranslation translation) {
        this.translation = translation;
    }

    void install(@Observes Router router) {
        // Funqy listens on exactly "/"; this route stands before it and sees what comes and what fails there.
        router.route("/")
                .order(Integer.MIN_VALUE)
                .handler(FailureMapping::refuseUnknownTypes)
                .failureHandler(this::answer);
    }

    /** Funqy answers 404 to a type that it has no function for, which Knative would retry; 422 sends it to the dead letters. */
    private static void refuseUnknownTypes(RoutingContext context) {
        context.addHeadersEndHandler(_ -> {
            if (context.response().getStatusCode() == NOT_FOUND) {
                context.response().setStatusCode(FailureKind.NOT_FOUND.httpStatus());
            }
        });
        context.next();
    }

    private void answer(RoutingContext context) {
        Throwable thrown = context.failure();
        if (thrown == null || context.response().ended()) {
            context.next();
            return;
        }
        Failure failure = translation.of(thrown);
        int status = failure.kind().httpStatus();
        if (failure.kind() == FailureKind.INTERNAL) {
            LOG.errorf(thrown, "An event failed by our own fault: %s", failure.getMessage());
        } else {
            LOG.warnf("An event failed (%s, %d): %s", failure.kind(), status, failure.getMessage());
        }
        if (failure.kind().isRetryable()) {
            String seconds = failure.retryAfter()
                    .map(wait -> Long.toString(Math.max(1, wait.toSeconds())))
                    .orElse(DEFAULT_RETRY_AFTER_SECONDS);
            context.response().putHeader("Retry-After", seconds);
        }
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", failure.kind().name())
                        .put("status", status)
                        .put("detail", failure.getMessage())
                        .encode());
    }
}
