package dev.holdfast.domain.restore;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.Scope;

/**
 * A restore that somebody asks for.
 *
 * @param namespace where the Restore itself lies: whoever may create it there may restore there
 * @param plan whose backup; of the same namespace, unless the Restore lies in the system namespace
 * @param location from which copy
 * @param scope how much of the snapshot
 * @param dryRun whether only the plan of the restore is wanted
 */
public record Restore(
        String namespace,
        String name,
        PlanRef plan,
        LocationName location,
        SnapshotChoice snapshot,
        Scope scope,
        Mapping mapping,
        ExistingPolicy existing,
        RestoreTarget target,
        YesNo dryRun) {
    public Restore {
        KubernetesName.label("namespace", namespace);
        KubernetesName.label("name", name, PlanRef.NAME_LENGTH);
        if (!namespace.equals(plan.namespace()) && !namespace.equals(PlanRef.SYSTEM_NAMESPACE)) {
            throw new InvalidFieldException(
                    "plan",
                    "'" + plan + "' is of another namespace than the Restore; only Restores in "
                            + PlanRef.SYSTEM_NAMESPACE + " may do that");
        }
    }
}
