package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.plan.PlanRef;

/** A plan of a tenant reaches beyond its namespace. Nothing was requested from any server. */
public final class ScopeRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ScopeRefusedException(PlanRef plan, String problems) {
        super("The scope of the plan " + plan + " is refused: " + problems);
    }
}
