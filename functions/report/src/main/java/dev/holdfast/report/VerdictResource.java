package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.VerdictText;
import dev.holdfast.steps.observe.VerdictDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseHeader;

/** The verdicts, for programs and for people. Every request observes anew. */
@Path("/api/verdicts")
public class VerdictResource {
    private final Verdicts verdicts;

    VerdictResource(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** Which plans there are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> plans() {
        return verdicts.plans().stream().map(PlanRef::toString).toList();
    }

    /** The verdict of one plan. */
    @GET
    @Path("/{namespace}/{plan}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> verdict(@PathParam("namespace") String namespace, @PathParam("plan") String plan) {
        return VerdictDocument.of(verdicts.fresh(new PlanRef(namespace, plan)));
    }

    /** The same as {@code holdfast verdict} prints it. */
    @GET
    @Path("/{namespace}/{plan}/text")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String text(@PathParam("namespace") String namespace, @PathParam("plan") String plan) {
        return VerdictText.of(verdicts.fresh(new PlanRef(namespace, plan)));
    }

    /** The same as a page. */
    @GET
    @Path("/{namespace}/{plan}/page")
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = "Content-Security-Policy", value = "default-src 'none'; style-src 'unsafe-inline'")
    public String page(@PathParam("namespace") String namespace, @PathParam("plan") String plan) {
        return VerdictPage.of(verdicts.fresh(new PlanRef(namespace, plan)));
    }
}
