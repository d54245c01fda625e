package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectSource;

/**
 * Performs a plan: stage by stage, many objects at once, in bounded memory. Usually one request an object.
 *
 * <p>Killed at any moment, it leaves whole objects behind, or ones that a new plan recognises as unfinished; planning and performing again
 * completes it.
 */
public final class Restorer {
    private final ApiServer target;
    private final Patience patience;

    public Restorer(ApiServer target) {
        this(target, Patience.REAL);
    }

    Restorer(ApiServer target, Patience patience) {
        this.target = target;
        this.patience = patience;
    }

    /**
     * Performs {@code plan} with the snapshot that it was made for.
     *
     * @param listener hears of each object
     * @throws RestoreConflictException if the plan has conflicts; then nothing was changed
     */
    public RestoreResult perform(RestorePlan plan, ObjectSource source, RestoreListener listener) {
        if (!plan.conflicts().isEmpty()) {
            throw new RestoreConflictException(plan.conflicts());
        }
        return new RestoreRun(target, plan, source, new ResultBuilder(listener), patience).run();
    }
}
