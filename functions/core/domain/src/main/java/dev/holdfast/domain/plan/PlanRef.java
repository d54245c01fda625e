package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;

/**
 * Which plan: its namespace and name. Written {@code namespace/name}, which is also the subject of its events and the folder of its
 * repositories below a location's prefix.
 */
public record PlanRef(String namespace, String name) implements Comparable<PlanRef> {
    /** Names of plans leave room for what CronJobs and Jobs append to them. */
    public static final int NAME_LENGTH = 52;

    /** The namespace of the administrators, whose plans may reach the whole cluster. */
    public static final String SYSTEM_NAMESPACE = "holdfast-system";

    public PlanRef {
        KubernetesName.label("namespace", namespace);
        KubernetesName.label("name", name, NAME_LENGTH);
    }

    /**
     * Reads {@code namespace/name}.
     *
     * @throws InvalidFieldException if it is anything else
     */
    public static PlanRef parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw InvalidFieldException.notA("plan", text, "a plan", "its namespace and name, as in shop/nightly");
        }
        return new PlanRef(text.substring(0, slash), text.substring(slash + 1));
    }

    /** Whether the administrators own it. */
    public boolean isOfTheSystem() {
        return namespace.equals(SYSTEM_NAMESPACE);
    }

    @Override
    public int compareTo(PlanRef other) {
        int byNamespace = namespace.compareTo(other.namespace);
        return byNamespace == 0 ? name.compareTo(other.name) : byNamespace;
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
