package dev.holdfast.domain.plan;

import dev.holdfast.domain.location.BackupLocation;
import java.util.ArrayList;
import java.util.List;

/**
 * What a namespace may reach: a plan or restore outside {@value PlanRef#SYSTEM_NAMESPACE} selects its own namespace and nothing else,
 * and uses only locations that allow that namespace.
 */
public final class TenancyRule {
    private TenancyRule() {}

    /** What is wrong with this scope in a plan or restore of {@code namespace}; empty if nothing. */
    public static List<Finding> checkScope(String namespace, Scope scope) {
        if (namespace.equals(PlanRef.SYSTEM_NAMESPACE)) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        boolean onlyItsOwn = !scope.namespaces().isEmpty()
                && scope.namespaces().stream().allMatch(glob -> glob.pattern().equals(namespace));
        if (!onlyItsOwn) {
            findings.add(Finding.error(
                    "scope.namespaces",
                    "reaches beyond the namespace '" + namespace + "'; write namespaces: [" + namespace
                            + "], or move it to " + PlanRef.SYSTEM_NAMESPACE));
        }
        if (scope.namespaceSelector().isPresent()) {
            findings.add(Finding.error(
                    "scope.namespaceSelector", "is only for " + PlanRef.SYSTEM_NAMESPACE + "; leave it out"));
        }
        if (scope.clusterResources() != ClusterResources.NONE) {
            findings.add(Finding.error(
                    "scope.clusterResources",
                    "must be None outside " + PlanRef.SYSTEM_NAMESPACE
                            + ": the cluster's own objects belong to no tenant"));
        }
        return findings;
    }

    /** Whether plans and restores of {@code namespace} may use the location. */
    public static boolean mayUse(String namespace, BackupLocation location) {
        return namespace.equals(PlanRef.SYSTEM_NAMESPACE)
                || location.allowedNamespaces().stream().anyMatch(glob -> glob.matches(namespace));
    }
}
