package dev.holdfast.steps.restore;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.events.RestoreCompleted;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.kubernetes.telling.RestoreState;
import dev.holdfast.kubernetes.telling.RestoreState.Counts;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.resources.RestoreAccount;
import java.util.List;
import java.util.Optional;

/** Performs a Restore resource, and says on it what became of it. What was done is not done twice. */
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
        PlanRef ref = new PlanRef(request.namespace(), request.restore());
        Restore restore = bench.resources().restore(ref);
        if (!restore.plan().equals(request.planRef())) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "The Restore " + request.namespace() + "/" + request.restore() + " is of plan " + restore.plan()
                            + ", not of " + request.plan() + ": send the event with its own plan");
        }
        RestoreAccount account = bench.resources().account(ref);
        Optional<Counts> before = account.done();
        if (before.isPresent()) {
            return completed(request, before.get());
        }
        account.say(RestoreState.running());
        RestoreState state = outcome(restore, account);
        account.say(state);
        if (state.phase() == RestoreState.Phase.FAILED) {
            throw new Failure(FailureKind.PARTIAL, state.message());
        }
        return completed(request, state.counts().orElseThrow());
    }

    private RestoreState outcome(Restore restore, RestoreAccount account) {
        try {
            return perform(restore);
        } catch (RuntimeException thrown) {
            account.say(Failures.translate(thrown)
                    .filter(failure -> !failure.kind().isRetryable())
                    .map(failure ->
                            RestoreState.failed(String.valueOf(failure.getMessage()), Optional.empty(), List.of()))
                    .orElseGet(() -> RestoreState.waiting(String.valueOf(thrown.getMessage()))));
            throw thrown;
        }
    }

    private RestoreState perform(Restore restore) {
        BackupPlan plan = bench.resources().plan(restore.plan());
        try (ApiServer target = new Clusters(bench.environment()).target(restore.target(), restore.namespace());
                OpenSnapshot snapshot = new SnapshotOpener(bench).open(plan, restore.location(), restore.snapshot())) {
            Restoration restoration = Restoration.plan(restore, snapshot, target);
            return restore.dryRun().isYes()
                    ? RestoreState.planned(restoration.plan().objects().size(), restoration.unchanged())
                    : state(restoration.perform(bench.progress()));
        }
    }

    private static RestoreState state(RestoreResult result) {
        RestoreResult.Counts counts = result.counts();
        Counts told = new Counts(
                counts.created() + counts.updated() + counts.replaced(),
                counts.unchanged(),
                counts.failed() + counts.unknown());
        if (result.isComplete()) {
            return RestoreState.completed(told);
        }
        List<String> problems = result.problems().entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue())
                .sorted()
                .toList();
        return RestoreState.failed(
                counts.failed() + " objects could not be restored and of " + counts.unknown()
                        + " nobody knows; the first: " + problems.getFirst()
                        + ". Correct it and create the Restore again: what is done stays done",
                Optional.of(told),
                problems);
    }

    private static RestoreCompleted completed(RestoreRequested request, Counts counts) {
        return new RestoreCompleted(
                request.plan(),
                request.namespace(),
                request.restore(),
                counts.restored(),
                counts.unchanged(),
                counts.failed());
    }
}
