package dev.holdfast.events;

import dev.holdfast.domain.KubernetesName;
import java.util.List;

/**
 * A Restore was performed, object by object.
 *
 * @param restored how many objects were created or changed
 * @param unchanged how many were already as they should be
 * @param failed how many could not be restored; the Restore's status names them
 */
public record RestoreCompleted(
        String plan, String namespace, String restore, long restored, long unchanged, long failed)
        implements HoldfastEvent {
    public RestoreCompleted {
        plan = Field.plan(plan);
        namespace = KubernetesName.label("namespace", Field.present("namespace", namespace));
        restore = KubernetesName.label("restore", Field.present("restore", restore));
        Field.count("restored", restored);
        Field.count("unchanged", unchanged);
        Field.count("failed", failed);
    }

    @Override
    public String type() {
        return EventType.RESTORE_COMPLETED;
    }

    @Override
    public List<String> work() {
        return List.of(namespace, restore);
    }
}
