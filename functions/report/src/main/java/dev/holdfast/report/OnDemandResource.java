package dev.holdfast.report;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.events.EtcdRequested;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.kubernetes.access.Deed;
import dev.holdfast.runtime.events.Announcer;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.observe.VerdictDocument;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Starts what people and pipelines ask for: {@code POST /api/plans/<namespace>/<plan>/snapshots}, {@code /restore-tests} and {@code /verdicts}. It
 * posts the event that a schedule would post; whether the plan may run now, the function decides that takes it.
 */
@Path("/api/plans/{namespace}/{plan}")
@Produces(MediaType.APPLICATION_JSON)
public class OnDemandResource {
    private static final String AUTHORIZATION = "Authorization";

    private final Workbench bench;
    private final Doorkeeper door;
    private final Announcer announcer;
    private final Verdicts verdicts;

    OnDemandResource(Workbench bench, Doorkeeper door, Announcer announcer, Verdicts verdicts) {
        this.bench = bench;
        this.door = door;
        this.announcer = announcer;
        this.verdicts = verdicts;
    }

    /** A run of the plan, of its own. */
    @POST
    @Path("/snapshots")
    public Response snapshot(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String name,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        BackupPlan plan = admitted(authorization, "snapshots", new PlanRef(namespace, name));
        RunId run = RunId.onDemand(bench.clock().instant(), bench.random());
        List<HoldfastEvent> members = new ArrayList<>();
        plan.etcd().ifPresent(_ -> members.add(new EtcdRequested(plan.ref().toString(), run.value())));
        members.add(new SnapshotRequested(plan.ref().toString(), run.value()));
        return post(members);
    }

    /** A restore test of the copies named, or of all. */
    @POST
    @Path("/restore-tests")
    public Response restoreTest(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String name,
            @QueryParam("copy") List<String> copies,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        BackupPlan plan = admitted(authorization, "restoretests", new PlanRef(namespace, name));
        String request = RunId.onDemand(bench.clock().instant(), bench.random()).value();
        List<CopyRef> wanted = copies.isEmpty()
                ? plan.copies()
                : copies.stream().map(copy -> copy(plan, copy)).toList();
        return post(wanted.stream()
                .map(copy -> new RestoreTestRequested(
                        plan.ref().toString(), copy.location().value(), request))
                .toList());
    }

    /** The verdict, observed now. */
    @POST
    @Path("/verdicts")
    public Map<String, Object> verdict(
            @PathParam("namespace") String namespace,
            @PathParam("plan") String name,
            @HeaderParam(AUTHORIZATION) @Nullable String authorization) {
        BackupPlan plan = admitted(authorization, "verdicts", new PlanRef(namespace, name));
        return VerdictDocument.of(verdicts.fresh(plan.ref()));
    }

    /** In this order: who may not start a plan does not learn whether there is one. */
    private BackupPlan admitted(@Nullable String authorization, String what, PlanRef ref) {
        door.admit(authorization, Deed.start(what, ref));
        return bench.resources().plan(ref);
    }

    private static CopyRef copy(BackupPlan plan, String name) {
        LocationName location = new LocationName(name);
        return plan.copies().stream()
                .filter(copy -> copy.location().equals(location))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "Plan " + plan.ref() + " has no copy '" + location + "'; it has " + plan.copies()));
    }

    private Response post(List<? extends HoldfastEvent> events) {
        for (HoldfastEvent event : events) {
            if (!announcer.post(event)) {
                throw new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "There is no broker to post to: set K_SINK in the Knative Service of report");
            }
        }
        List<Map<String, String>> posted = events.stream()
                .map(event -> Map.of("type", event.type(), "id", event.id()))
                .toList();
        return Response.accepted(Map.of("plan", events.getFirst().plan(), "posted", posted))
                .build();
    }
}
