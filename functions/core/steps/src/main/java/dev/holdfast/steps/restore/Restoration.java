package dev.holdfast.steps.restore;

import dev.holdfast.domain.restore.Restore;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.compare.ClusterComparison;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.restore.PlannedAction;
import dev.holdfast.kubernetes.restore.PreviewedObject;
import dev.holdfast.kubernetes.restore.RestoreOptions;
import dev.holdfast.kubernetes.restore.RestorePlan;
import dev.holdfast.kubernetes.restore.RestorePlanner;
import dev.holdfast.kubernetes.restore.RestorePreview;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.kubernetes.restore.RestoredExpectations;
import dev.holdfast.kubernetes.restore.Restorer;
import dev.holdfast.steps.ProgressListener;
import dev.holdfast.steps.objects.RepositoryObjects;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** A restore that is planned: it can be shown, performed, and compared with what came of it. */
public final class Restoration {
    private final RestorePlan plan;
    private final RepositoryObjects objects;
    private final ApiServer target;
    private final VersionRelation relation;

    private Restoration(RestorePlan plan, RepositoryObjects objects, ApiServer target, VersionRelation relation) {
        this.plan = plan;
        this.objects = objects;
        this.target = target;
        this.relation = relation;
    }

    /** Plans {@code options} for a snapshot and a target; nothing is changed. */
    public static Restoration plan(RestoreOptions options, OpenSnapshot snapshot, ApiServer target) {
        RepositoryObjects objects = snapshot.objects();
        VersionRelation relation =
                VersionRelation.of(objects.manifest().serverVersion(), new Discovery(target).version());
        return new Restoration(new RestorePlanner(target, relation).plan(objects, options), objects, target, relation);
    }

    /** Plans what a Restore resource asks for. */
    public static Restoration plan(Restore restore, OpenSnapshot snapshot, ApiServer target) {
        return plan(
                RestoreOptions.production(restore.scope())
                        .with(restore.mapping())
                        .with(restore.existing()),
                snapshot,
                target);
    }

    /** What would be done with each object, and why. */
    public RestorePlan plan() {
        return plan;
    }

    /** How many objects are as they should be. */
    public long unchanged() {
        return plan.of(PlannedAction.Unchanged.class::isInstance).size();
    }

    /** What the target says to each change, in the plan's order; it judges them and stores none. */
    public List<PreviewedObject> preview() {
        return new RestorePreview(target).of(plan, objects);
    }

    /** Does it. */
    public RestoreResult perform(ProgressListener progress) {
        LongAdder settled = new LongAdder();
        int total = plan.objects().size();
        return new Restorer(target).perform(plan, objects, (_, _) -> {
            settled.increment();
            progress.report("restored " + settled.sum() + " of " + total + " objects");
        });
    }

    /** Reads everything back and compares. */
    public ComparisonReport compare(RestoreResult result) {
        return new ClusterComparison(target, plan.options().status(), relation)
                .run(new RestoredExpectations(plan, result, objects));
    }
}
