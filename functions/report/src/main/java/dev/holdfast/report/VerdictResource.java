package dev.holdfast.report;

import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.domain.verdict.VerdictText;
import dev.holdfast.kubernetes.access.Deed;
import dev.holdfast.steps.observe.VerdictDocument;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The verdicts, for programs and for people who may read the plans. Every request observes anew. */
@Path("/api/verdicts")
public class VerdictResource {
    private static final String AUTHORIZATION = "Authorization";

    private final Verdicts verdicts;
    private final Doorkeeper door;

    VerdictResource(Verdicts verdicts, Doorkeeper door) {
        this.verdicts = verdicts;
        this.door = door;
    }

    /** Which plans there are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> plans(@HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        door.admit(authorization, Deed.list());
        return verdicts.plans().stream().map(PlanRef::toString).toList();
    }

    /** The verdict of one plan. */
    @GET
    @Path("/{namespace}/{plan}")
    @Produces(MediaType.APPLICATION_JSON)
    public Map<String, Object> verdict(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String plan,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        return VerdictDocument.of(verdict(new PlanRef(namespace, plan), authorization));
    }

    /** The same as {@code holdfast verdict} prints it. */
    @GET
    @Path("/{namespace}/{plan}/text")
    @Produces(MediaType.TEXT_PLAIN + ";charset=utf-8")
    public String text(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String plan,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        return VerdictText.of(verdict(new PlanRef(namespace, plan), authorization));
    }

    /** The same as a page. */
    @GET
    @Path("/{namespace}/{plan}/page")
    @Produces(MediaType.TEXT_HTML)
    @ResponseHeader(name = "Content-Security-Policy", value = "default-src 'none'; style-src 'unsafe-inline'")
    public String page(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String plan,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        return VerdictPage.of(verdict(new PlanRef(namespace, plan), authorization));
    }

    private Verdict verdict(PlanRef plan, @Nullable String authorization) {
        door.admit(authorization, Deed.read(plan));
        return verdicts.fresh(plan);
    }
}
