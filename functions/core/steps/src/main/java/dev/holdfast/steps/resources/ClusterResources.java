package dev.holdfast.steps.resources;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.resources.InvalidResourceException;
import dev.holdfast.kubernetes.resources.StoredResources;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resources in the cluster that this process works for, guarded by its RBAC. */
public final class ClusterResources implements Resources {
    private final ApiServer server;
    private final StoredResources stored;
    private final InstantSource clock;

    public ClusterResources(ApiServer server, InstantSource clock) {
        this.server = server;
        this.stored = new StoredResources(server);
        this.clock = clock;
    }

    /** Those of the cluster that this process works for, as its variables name it. */
    public static ClusterResources here(Map<String, String> environment, InstantSource clock) {
        return new ClusterResources(new Clusters(environment).own(), clock);
    }

    @Override
    public BackupPlan plan(PlanRef ref) {
        BackupPlan plan = found(() -> stored.plan(ref), "plan " + ref);
        List<BackupLocation> locations = new ArrayList<>();
        plan.copies()
                .forEach(copy -> read(() -> stored.location(copy.location())).ifPresent(locations::add));
        RunnablePlan.check(plan, locations, clock.instant());
        return plan;
    }

    /** All that can be read; what is wrong with the others, reconcile says in their status. */
    @Override
    public List<BackupPlan> plans() {
        return stored.plans().readable().stream()
                .sorted(Comparator.comparing(plan -> plan.ref().toString()))
                .toList();
    }

    @Override
    public BackupLocation location(LocationName name) {
        return found(() -> stored.location(name), "location " + name);
    }

    @Override
    public Restore restore(PlanRef ref) {
        return found(() -> stored.restore(ref), "restore " + ref);
    }

    @Override
    public RestoreAccount account(PlanRef restore) {
        return new StoredAccount(server, clock, restore);
    }

    @Override
    public List<BackupLocation> locations(BackupPlan plan) {
        return plan.copies().stream().map(copy -> location(copy.location())).toList();
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> read() throws InvalidResourceException;
    }

    private static <T> Optional<T> read(Reading<T> reading) {
        try {
            return reading.read();
        } catch (InvalidResourceException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
        }
    }

    private <T> T found(Reading<T> reading, String what) {
        return read(reading)
                .orElseThrow(
                        () -> new Failure(FailureKind.NOT_FOUND, "There is no " + what + " at " + server.address()));
    }
}
