package dev.holdfast.steps.reconcile;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.EtcdPlan;
import dev.holdfast.domain.plan.Schedule;
import dev.holdfast.events.RestoreRequested;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.firing.Conditions;
import dev.holdfast.kubernetes.firing.Conditions.Finding;
import dev.holdfast.kubernetes.firing.Conditions.Subject;
import dev.holdfast.kubernetes.firing.FiringSettings;
import dev.holdfast.kubernetes.firing.PlanCronJobs;
import dev.holdfast.kubernetes.resources.StoredPlan;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.kubernetes.resources.StoredRestore;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.net.URI;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the CronJobs of all plans equal to what the plans say, asks for each Restore once, and says in their status what it did. It looks at
 * what is, never at what an event says has changed: whoever wakes it, and how often, it does the same.
 */
public final class ReconcileStep {
    private final ApiServer server;
    private final Conditions conditions;
    private final FiringSettings settings;

    /**
     * @param server the cluster that holds the plans
     * @param clock for the times that a status states
     * @param settings how plans are fired
     */
    public ReconcileStep(ApiServer server, InstantSource clock, FiringSettings settings) {
        this.server = server;
        this.conditions = new Conditions(server, clock);
        this.settings = settings;
    }

    /**
     * Does it in the cluster that this process works for, as its variables say: {@code HOLDFAST_FIRE_IMAGE} is the image of the command
     * line, {@code K_SINK} the broker, {@code HOLDFAST_FIRE_JITTER} the most by which a firing may be late (30s).
     *
     * @param post posts an event
     * @throws Failure {@code NOT_CONFIGURED} if one of them is missing
     */
    public static Outcome here(Workbench bench, Consumer<RestoreRequested> post) {
        Map<String, String> variables = bench.environment();
        FiringSettings settings = new FiringSettings(
                required(variables, "HOLDFAST_FIRE_IMAGE"),
                URI.create(required(variables, "K_SINK")),
                DurationText.parse("HOLDFAST_FIRE_JITTER", variables.getOrDefault("HOLDFAST_FIRE_JITTER", "30s")));
        try (ApiServer server = new Clusters(variables).own()) {
            return new ReconcileStep(server, bench.clock(), settings).run(post);
        }
    }

    private static String required(Map<String, String> variables, String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "Plans cannot be made to fire: set " + name + " in the Knative Service of reconcile"));
    }

    /**
     * What was done.
     *
     * @param created how many CronJobs
     * @param changed how many CronJobs
     * @param removed how many CronJobs
     * @param requested how many Restores
     * @param broken how many plans and Restores cannot be read
     */
    public record Outcome(int created, int changed, int removed, int requested, int broken) {}

    /**
     * Does it. What one resource suffers, the others do not: a plan that cannot be read keeps the CronJob that it has.
     *
     * @param post posts an event
     */
    public Outcome run(Consumer<RestoreRequested> post) {
        Tally tally = new Tally();
        reconcilePlans(tally);
        requestRestores(tally, post);
        return tally.outcome();
    }

    private void reconcilePlans(Tally tally) {
        PlanCronJobs jobs = new PlanCronJobs(server, settings);
        // In this order: a plan that is made meanwhile has no CronJob yet that could be taken for an orphan.
        Map<String, String> existing = jobs.existing();
        Set<String> kept = new HashSet<>();
        for (StoredPlan stored : new StoredResources(server).storedPlans()) {
            kept.addAll(PlanCronJobs.kept(stored));
            Finding found = switch (stored) {
                case StoredPlan.Broken broken -> {
                    tally.broken++;
                    yield new Finding(
                            "False", "Invalid", String.valueOf(broken.why().getMessage()));
                }
                case StoredPlan.Valid valid -> {
                    jobs.write(valid, existing).forEach(one -> tally.written.merge(one, 1, Integer::sum));
                    yield scheduled(valid.plan());
                }
            };
            conditions.state(Subject.SCHEDULED, stored.identity(), found);
        }
        tally.removed = jobs.removeOthers(kept, existing);
    }

    private static Finding scheduled(BackupPlan plan) {
        String etcd = plan.etcd()
                .flatMap(EtcdPlan::schedule)
                .map(schedule -> "its etcd alone fires at " + shown(schedule))
                .orElse("");
        if (plan.schedule().isEmpty()) {
            String asked = "It has no spec.schedule, so it runs when somebody asks";
            return etcd.isEmpty()
                    ? new Finding("False", "NoSchedule", asked)
                    : new Finding("True", "CronJobWritten", asked + "; " + etcd);
        }
        String fires = "It fires at " + shown(plan.schedule().orElseThrow());
        return new Finding("True", "CronJobWritten", etcd.isEmpty() ? fires : fires + "; " + etcd + " too");
    }

    private static String shown(Schedule schedule) {
        return "'" + schedule.cron() + "' in " + schedule.timeZone();
    }

    /** Posted before it is stated: asked for twice it is the same work, never asked for it would be none. */
    private void requestRestores(Tally tally, Consumer<RestoreRequested> post) {
        for (StoredRestore stored : new StoredResources(server).storedRestores()) {
            StoredPlan.Identity identity = stored.identity();
            switch (stored) {
                case StoredRestore.Broken broken -> {
                    tally.broken++;
                    String why = String.valueOf(broken.why().getMessage());
                    conditions.state(Subject.REQUESTED, identity, new Finding("False", "Invalid", why));
                }
                case StoredRestore.Valid valid
                when !Subject.REQUESTED.is("True", identity) -> {
                    post.accept(new RestoreRequested(
                            valid.restore().plan().toString(),
                            identity.ref().namespace(),
                            identity.ref().name(),
                            identity.uid()));
                    tally.requested++;
                    conditions.state(
                            Subject.REQUESTED, identity, new Finding("True", "Posted", "restore.requested was posted"));
                }
                case StoredRestore.Valid _ -> {}
            }
        }
    }

    /** Counts. */
    private static final class Tally {
        private final Map<PlanCronJobs.Written, Integer> written = new EnumMap<>(PlanCronJobs.Written.class);
        private int removed;
        private int requested;
        private int broken;

        private Outcome outcome() {
            return new Outcome(
                    written.getOrDefault(PlanCronJobs.Written.CREATED, 0),
                    written.getOrDefault(PlanCronJobs.Written.CHANGED, 0),
                    removed,
                    requested,
                    broken);
        }
    }
}
