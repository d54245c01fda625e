package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Optional;

/**
 * What is planned for one object of a snapshot.
 *
 * @param path where it lies in the snapshot
 * @param target what it is called at the target
 * @param at how the target serves it; empty if it does not
 * @param action what happens to it, and why
 */
public record PlannedObject(ObjectPath path, ObjectRef target, Optional<ApiResource> at, PlannedAction action) {
    public RestoreStage stage() {
        return RestoreStage.of(target.resource());
    }
}
