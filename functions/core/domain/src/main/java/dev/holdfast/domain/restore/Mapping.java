package dev.holdfast.domain.restore;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is called otherwise at the target.
 *
 * @param namespaces from the backup's name to the target's; no two may meet in one
 * @param storageClasses from the backup's name to the target's
 * @param images from a prefix of image names, such as a registry, to another; the longest prefix wins
 * @param patches in this order, after everything else
 */
public record Mapping(
        Map<String, String> namespaces,
        Map<String, String> storageClasses,
        Map<String, String> images,
        List<PatchRule> patches) {
    /** Everything stays as it was called. */
    public static final Mapping NONE = new Mapping(Map.of(), Map.of(), Map.of(), List.of());

    public Mapping {
        namespaces = Collections.unmodifiableMap(new TreeMap<>(namespaces));
        storageClasses = Collections.unmodifiableMap(new TreeMap<>(storageClasses));
        images = Collections.unmodifiableMap(new TreeMap<>(images));
        patches = List.copyOf(patches);
        namespaces.forEach((from, to) -> {
            KubernetesName.label("namespaces", from);
            KubernetesName.label("namespaces." + from, to);
        });
        if (namespaces.values().stream().distinct().count() < namespaces.size()) {
            throw new InvalidFieldException(
                    "namespaces",
                    "maps two namespaces onto one, where their objects would overwrite each other; give each its own");
        }
        storageClasses.forEach((from, to) -> {
            KubernetesName.subdomain("storageClasses", from);
            KubernetesName.subdomain("storageClasses." + from, to);
        });
        images.forEach((from, to) -> {
            if (from.isBlank() || to.isBlank()) {
                throw new InvalidFieldException(
                        "images", "has an empty name; write registries or image names on both sides");
            }
        });
    }

    /** What the namespace is called at the target. */
    public String namespace(String name) {
        return namespaces.getOrDefault(name, name);
    }
}
