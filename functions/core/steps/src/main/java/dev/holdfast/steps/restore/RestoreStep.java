package dev.holdfast.steps.restore;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.events.RestoreCompleted;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;

/** Performs a Restore resource. Asked twice, the second finds everything unchanged. */
public final class RestoreStep {
    private final Workbench bench;

    public RestoreStep(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Performs the Restore that the event names, as the resource says and not as the event says.
     *
     * @throws Failure {@code BAD_INPUT} if the event's plan is another than the resource's, {@code PARTIAL} if an object could not be
     *     restored, or nobody knows
     */
    public RestoreCompleted run(RestoreRequested request) {
        Restore restore = bench.resources().restore(new PlanRef(request.namespace(), request.restore()));
        if (!restore.plan().equals(request.planRef())) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "The Restore " + request.namespace() + "/" + request.restore() + " is of plan " + restore.plan()
                            + ", not of " + request.plan() + ": send the event with its own plan");
        }
        BackupPlan plan = bench.resources().plan(restore.plan());
        try (ApiServer target = new Clusters(bench.environment()).target(restore.target(), restore.namespace());
                OpenSnapshot snapshot = new SnapshotOpener(bench).open(plan, restore.location(), restore.snapshot())) {
            Restoration restoration = Restoration.plan(restore, snapshot, target);
            if (restore.dryRun().isYes()) {
                return completed(request, 0, restoration.unchanged(), 0);
            }
            RestoreResult result = restoration.perform(bench.progress());
            return completed(request, result);
        }
    }

    private static RestoreCompleted completed(RestoreRequested request, RestoreResult result) {
        RestoreResult.Counts counts = result.counts();
        if (!result.isComplete()) {
            var first = result.problems().entrySet().iterator().next();
            throw new Failure(
                    FailureKind.PARTIAL,
                    counts.failed() + " objects could not be restored and of " + counts.unknown()
                            + " nobody knows; the first: " + first.getKey() + ": " + first.getValue()
                            + ". Correct it and create the Restore again: what is done stays done");
        }
        return completed(
                request, counts.created() + counts.updated() + counts.replaced(), counts.unchanged(), counts.failed());
    }

    private static RestoreCompleted completed(RestoreRequested request, long restored, long unchanged, long failed) {
        return new RestoreCompleted(
                request.plan(), request.namespace(), request.restore(), restored, unchanged, failed);
    }
}
