package dev.holdfast.report;

import dev.holdfast.runtime.http.FailureTranslation;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers who asks for a verdict that there is none, as the web says it: nobody delivers such a request again, so 404 is 404. */
public class VerdictFailures {
    private final FailureTranslation translation;

    VerdictFailures(FailureTranslation translation) {
        this.translation = translation;
    }

    /** The problem as problem+json (RFC 9457). */
    @ServerExceptionMapper
    public Response answer(RuntimeException thrown) {
        if (thrown instanceof WebApplicationException web) {
            return web.getResponse();
        }
        Failure failure = translation.of(thrown);
        int status = failure.kind() == FailureKind.NOT_FOUND
                ? Response.Status.NOT_FOUND.getStatusCode()
                : failure.kind().httpStatus();
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of(
                        "title",
                        failure.kind().name(),
                        "status",
                        status,
                        "detail",
                        String.valueOf(failure.getMessage())))
                .build();
    }
}
