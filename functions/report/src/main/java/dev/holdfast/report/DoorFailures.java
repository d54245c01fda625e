package dev.holdfast.report;

import dev.holdfast.runtime.http.FailureTranslation;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers who asks for what there is not, or may not have, as the web says it: nobody delivers such a request again, so 404 is 404. */
public class DoorFailures {
    private final FailureTranslation translation;

    DoorFailures(FailureTranslation translation) {
        this.translation = translation;
    }

    /** The problem as problem+json (RFC 9457). */
    @ServerExceptionMapper
    public Response answer(RuntimeException thrown) {
        if (thrown instanceof WebApplicationException web) {
            return web.getResponse();
        }
        if (thrown instanceof ClosedDoorException closed) {
            Response.ResponseBuilder answer = problem(closed.status(), closed.title(), closed);
            return closed.status() == Response.Status.UNAUTHORIZED.getStatusCode()
                    ? answer.header("WWW-Authenticate", "Bearer realm=\"holdfast\"")
                            .build()
                    : answer.build();
        }
        Failure failure = translation.of(thrown);
        int status = failure.kind() == FailureKind.NOT_FOUND
                ? Response.Status.NOT_FOUND.getStatusCode()
                : failure.kind().httpStatus();
        return problem(status, failure.kind().name(), failure).build();
    }

    private static Response.ResponseBuilder problem(int status, String title, RuntimeException why) {
        return Response.status(status)
                .type("application/problem+json")
                .entity(Map.of("title", title, "status", status, "detail", String.valueOf(why.getMessage())));
    }
}
