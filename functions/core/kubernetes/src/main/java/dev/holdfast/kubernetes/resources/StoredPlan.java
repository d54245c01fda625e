package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plan as a cluster holds it: what it says, or why that cannot be read. */
public sealed interface StoredPlan {
    /** Which object it is. */
    Identity identity();

    /**
     * What the cluster knows of an object besides its spec.
     *
     * @param uid of this object: another one of the same name has another
     * @param generation counts the changes of its spec
     * @param conditions that its status states
     */
    record Identity(PlanRef ref, String uid, long generation, List<Condition> conditions) {
        public Identity {
            conditions = List.copyOf(conditions);
        }

        /** The condition of that type, if its status states one. */
        public Optional<Condition> condition(String type) {
            return conditions.stream().filter(one -> one.type().equals(type)).findFirst();
        }
    }

    /**
     * One thing that is so, or not, as Kubernetes' conventions write it.
     *
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @param reason a word in camel case
     * @param message a sentence
     * @param generation of the spec that it was found for
     * @param since when the status became what it is
     */
    record Condition(String type, String status, String reason, String message, long generation, Instant since) {}

    /** One that can be read. */
    record Valid(Identity identity, BackupPlan plan) implements StoredPlan {}

    /** One that cannot. */
    record Broken(Identity identity, InvalidResourceException why) implements StoredPlan {}
}
