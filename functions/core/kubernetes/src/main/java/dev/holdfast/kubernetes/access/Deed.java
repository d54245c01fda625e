package dev.holdfast.kubernetes.access;

import dev.holdfast.domain.plan.PlanRef;
import java.util.Optional;

/**
 * What somebody wants to do with plans, in the words of Kubernetes' rights.
 *
 * @param verb such as {@code create}
 * @param subresource of {@code backupplans}; empty for the plan itself
 * @param plan empty for all plans of all namespaces
 */
public record Deed(String verb, String subresource, Optional<PlanRef> plan) {
    private static final String RESOURCE = "backupplans";
    private static final String CREATE = "create";

    /** To start something that is counted as a subresource of its plan, such as {@code snapshots}. */
    public static Deed start(String subresource, PlanRef plan) {
        return new Deed(CREATE, subresource, Optional.of(plan));
    }

    /** To read a plan, and what was found of it. */
    public static Deed read(PlanRef plan) {
        return new Deed("get", "", Optional.of(plan));
    }

    /** To see which plans there are. */
    public static Deed list() {
        return new Deed("list", "", Optional.empty());
    }

    /** Whether nothing is other afterwards than before. */
    public boolean changesNothing() {
        return !verb.equals(CREATE);
    }

    String resource() {
        return RESOURCE;
    }

    /** As an administrator would look it up in a role. */
    @Override
    public String toString() {
        return verb + " " + RESOURCE + (subresource.isEmpty() ? "" : "/" + subresource)
                + plan.map(ref -> " of " + ref).orElse("");
    }
}
