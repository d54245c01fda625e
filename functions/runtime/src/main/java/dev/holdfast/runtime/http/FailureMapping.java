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

    private final FailureTranslation translation;

    FailureMapping(FailureTranslation translation) {
        this.translation = translation;
    }

    void install(@Observes Router router) {
        // Funqy listens on exactly "/"; this route stands before it and sees what fails there.
        router.route("/").order(Integer.MIN_VALUE).handler(RoutingContext::next).failureHandler(this::answer);
    }

    private void answer(RoutingContext context) {
        if (context.response().ended()) {
            context.next();
            return;
        }
        Throwable thrown = context.failure();
        Failure failure = thrown == null ? FailureTranslation.ofStatus(context.statusCode()) : translation.of(thrown);
        log(failure);
        if (failure.kind().isRetryable()) {
            String seconds = failure.retryAfter()
                    .map(wait -> Long.toString(Math.max(1, wait.toSeconds())))
                    .orElse(DEFAULT_RETRY_AFTER_SECONDS);
            context.response().putHeader("Retry-After", seconds);
        }
        int status = failure.kind().httpStatus();
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .end(new JsonObject()
                        .put("title", failure.kind().name())
                        .put("status", status)
                        .put("detail", failure.getMessage())
                        .encode());
    }

    private static void log(Failure failure) {
        if (failure.kind() == FailureKind.INTERNAL) {
            LOG.errorf(failure, "An event failed by our own fault: %s", failure.getMessage());
        } else {
            LOG.warnf(
                    "An event failed (%s, %d): %s",
                    failure.kind(), failure.kind().httpStatus(), failure.getMessage());
        }
    }
}
