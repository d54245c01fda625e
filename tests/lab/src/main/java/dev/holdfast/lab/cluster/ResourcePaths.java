package dev.holdfast.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Where objects of a kind are served, as the cluster itself says. */
final class ResourcePaths {
    private static final int TRIES = 100;
    private static final long PAUSE_MILLIS = 100;

    private final Function<String, JsonNode> get;
    private final Map<String, Resource> known = new ConcurrentHashMap<>();

    ResourcePaths(Function<String, JsonNode> get) {
        this.get = get;
    }

    String of(ObjectNode object) {
        // The names of roles may hold anything.
        var name = URLEncoder.encode(object.at("/metadata/name").asText(), StandardCharsets.UTF_8);
        return collectionOf(object) + "/" + name.replace("+", "%20");
    }

    String collectionOf(ObjectNode object) {
        var version = object.path("apiVersion").asText();
        var resource =
                known.computeIfAbsent(version + "/" + object.path("kind").asText(), key -> discover(version, object));
        var namespace = object.at("/metadata/namespace").asText();
        return root(version) + (resource.namespaced() ? "/namespaces/" + namespace : "") + "/" + resource.plural();
    }

    /** A definition that was just created is served a moment later. */
    private Resource discover(String version, ObjectNode object) {
        var kind = object.path("kind").asText();
        for (int i = 0; i < TRIES; i++) {
            for (var resource : resources(version)) {
                var plural = resource.path("name").asText();
                if (resource.path("kind").asText().equals(kind) && !plural.contains("/")) {
                    return new Resource(plural, resource.path("namespaced").asBoolean());
                }
            }
            pause();
        }
        throw new IllegalArgumentException("The cluster serves no " + kind + " of " + version);
    }

    private JsonNode resources(String version) {
        try {
            return get.apply(root(version)).path("resources");
        } catch (ClusterApiException notYet) {
            return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        }
    }

    private static String root(String version) {
        return version.contains("/") ? "/apis/" + version : "/api/" + version;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Resource(String plural, boolean namespaced) {}
}
