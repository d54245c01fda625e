package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images that come from elsewhere at the target: in every container below {@code spec}, of built-in and of custom resources. A prefix
 * ends where a part of the name ends, so that {@code registry.example/a} does not catch {@code registry.example/ab}.
 */
final class ImageNames {
    private static final List<String> CONTAINERS = List.of("containers", "initContainers", "ephemeralContainers");

    /** Longest first. */
    private final List<Map.Entry<String, String>> prefixes;

    ImageNames(Map<String, String> images) {
        this.prefixes = images.entrySet().stream()
                .sorted(Comparator.comparingInt(prefix -> -prefix.getKey().length()))
                .toList();
    }

    void apply(ObjectNode object) {
        if (!prefixes.isEmpty()) {
            Trees.forEachObject(object.path("spec"), this::containers);
        }
    }

    private void containers(ObjectNode node) {
        for (String field : CONTAINERS) {
            for (JsonNode container : node.path(field)) {
                if (container instanceof ObjectNode changeable
                        && container.path("image").isTextual()) {
                    rename(container.path("image").asText()).ifPresent(image -> changeable.put("image", image));
                }
            }
        }
    }

    private Optional<String> rename(String image) {
        return prefixes.stream()
                .filter(prefix -> isPrefix(prefix.getKey(), image))
                .map(prefix ->
                        prefix.getValue() + image.substring(prefix.getKey().length()))
                .findFirst();
    }

    private static boolean isPrefix(String prefix, String image) {
        return image.startsWith(prefix)
                && (prefix.endsWith("/")
                        || image.length() == prefix.length()
                        || "/:@".indexOf(image.charAt(prefix.length())) >= 0);
    }
}
