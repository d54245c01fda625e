package dev.holdfast.domain.restore;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ResourceName;
import java.util.List;
import java.util.Optional;

/** A JSON Patch, and the objects that it is applied to before they are created. */
public record PatchRule(Selector selector, List<PatchOperation> patch) {
    public PatchRule {
        patch = List.copyOf(patch);
        if (patch.isEmpty()) {
            throw new InvalidFieldException("patch", "is empty; write at least one operation");
        }
    }

    /**
     * Which objects, by what they are called in the backup.
     *
     * @param namespace empty for any, and for objects outside namespaces
     * @param name empty for any
     * @param labels empty for any
     */
    public record Selector(
            ResourceName resource, Optional<Glob> namespace, Optional<Glob> name, Optional<LabelSelector> labels) {}
}
