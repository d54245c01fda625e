package dev.holdfast.steps.resources;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import java.util.List;

/**
 * The resources that decide what a step may do. Each call looks anew, so that a change counts at once.
 *
 * <p>Every method throws {@link dev.holdfast.steps.failure.Failure}: {@code NOT_FOUND} for a name that does not exist,
 * {@code BAD_INPUT} for a resource that breaks its rules, {@code UNREACHABLE} where they lie somewhere that does not answer.
 */
public interface Resources {
    /** The plan of that name. */
    BackupPlan plan(PlanRef ref);

    /** All plans, in the order of their names. */
    List<BackupPlan> plans();

    /** The location of that name. */
    BackupLocation location(LocationName name);

    /** The restore of that name. */
    Restore restore(PlanRef ref);

    /** Where it is said what becomes of the restore of that name. */
    RestoreAccount account(PlanRef restore);

    /**
     * The locations of a plan's copies, in the plan's order.
     *
     * @throws dev.holdfast.steps.failure.Failure {@code REFUSED} if one of them is not meant for the plan's namespace
     */
    List<BackupLocation> locations(BackupPlan plan);
}
