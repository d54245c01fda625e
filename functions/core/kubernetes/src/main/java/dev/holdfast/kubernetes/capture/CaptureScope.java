package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.Scope;

/**
 * What may be captured: a scope that its owner is entitled to. It cannot be made otherwise, so a capture that would reach too far is refused
 * before the first request.
 *
 * <p>The {@code Namespace} objects of the namespaces that are selected by name belong to every scope, whatever its {@code clusterResources}:
 * without them nothing in it restores.
 */
public record CaptureScope(Scope scope) {
    /**
     * The scope of a plan.
     *
     * @throws ScopeRefusedException if the plan lies outside the system namespace and its scope reaches beyond its own
     */
    public static CaptureScope of(PlanRef plan, Scope scope) {
        if (!plan.isOfTheSystem()) {
            checkTenant(plan, scope);
        }
        return new CaptureScope(scope);
    }

    /** The scope that somebody asks for who holds the cluster's credentials himself, as on the command line. */
    public static CaptureScope ofAdministrator(Scope scope) {
        return new CaptureScope(scope);
    }

    private static void checkTenant(PlanRef plan, Scope scope) {
        boolean onlyItsOwn = !scope.namespaces().isEmpty()
                && scope.namespaces().stream().allMatch(glob -> glob.pattern().equals(plan.namespace()));
        if (!onlyItsOwn || scope.namespaceSelector().isPresent()) {
            throw new ScopeRefusedException(
                    plan, "selects other namespaces than its own; write namespaces: [" + plan.namespace() + "]");
        }
        if (scope.clusterResources() != ClusterResources.NONE) {
            throw new ScopeRefusedException(plan, "selects objects of the whole cluster; write clusterResources: None");
        }
    }
}
