package dev.holdfast.events;

import dev.holdfast.domain.KubernetesName;
import java.util.List;

/**
 * A Restore resource was created. What it may do is decided from the resource itself.
 *
 * @param namespace of the Restore
 * @param restore its name
 * @param uid the resource's uid, so that one made anew under the same name is other work
 */
public record RestoreRequested(String plan, String namespace, String restore, String uid) implements HoldfastEvent {
    public RestoreRequested {
        plan = Field.plan(plan);
        namespace = KubernetesName.label("namespace", Field.present("namespace", namespace));
        restore = KubernetesName.label("restore", Field.present("restore", restore));
        uid = Field.cursor(Field.present("uid", uid));
    }

    @Override
    public String type() {
        return EventType.RESTORE_REQUESTED;
    }

    @Override
    public List<String> work() {
        return List.of(namespace, restore, uid);
    }
}
