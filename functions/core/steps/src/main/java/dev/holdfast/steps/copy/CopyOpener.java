package dev.holdfast.steps.copy;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.PlanRef;

/** Opens copies. Opening asks nothing of the place: whether it can be reached shows at the first request. */
@FunctionalInterface
public interface CopyOpener {
    /**
     * The repository of {@code plan} at {@code location}.
     *
     * @throws dev.holdfast.steps.failure.Failure {@code NOT_CONFIGURED} if credentials that the location names are not there
     */
    Copy open(BackupLocation location, PlanRef plan);
}
