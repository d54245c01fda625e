package dev.holdfast.runtime.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Answers Knative's probes. A function that answers at all is ready: what it works with is asked for with each event, and what is not
 * there is told to the broker, which tries again. An extension for health would be started with every pod, to say the same.
 */
@ApplicationScoped
public class Probes {
    private static final String UP = "{\"status\": \"UP\"}";

    void install(@Observes Router router) {
        router.get("/q/health/ready").handler(Probes::up);
        router.get("/q/health/live").handler(Probes::up);
    }

    private static void up(RoutingContext context) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(UP);
    }
}
