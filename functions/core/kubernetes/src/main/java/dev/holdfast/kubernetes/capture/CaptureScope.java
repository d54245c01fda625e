package dev.holdfast.kubernetes.capture;

import dev.holdfast.domain.plan.Finding;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.plan.TenancyRule;
import java.util.stream.Collectors;

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
        String problems = TenancyRule.checkScope(plan.namespace(), scope).stream()
                .map(Finding::toString)
                .collect(Collectors.joining("; "));
        if (!problems.isEmpty()) {
            throw new ScopeRefusedException(plan, problems);
        }
        return new CaptureScope(scope);
    }

    /** The scope that somebody asks for who holds the cluster's credentials himself, as on the command line. */
    public static CaptureScope ofAdministrator(Scope scope) {
        return new CaptureScope(scope);
    }
}
