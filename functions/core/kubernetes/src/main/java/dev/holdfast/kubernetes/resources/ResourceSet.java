package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.restore.Restore;
import java.util.List;

/** What one or several files hold, in their order. */
public record ResourceSet(List<BackupPlan> plans, List<BackupLocation> locations, List<Restore> restores) {
    /** Nothing. */
    public static final ResourceSet EMPTY = new ResourceSet(List.of(), List.of(), List.of());

    public ResourceSet {
        plans = List.copyOf(plans);
        locations = List.copyOf(locations);
        restores = List.copyOf(restores);
    }
}
