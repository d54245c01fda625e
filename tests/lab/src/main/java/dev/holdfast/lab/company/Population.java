package dev.holdfast.lab.company;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Who is there already, so that others can refer to them. */
final class Population {
    private final Map<String, ObjectNode> stored = new ConcurrentHashMap<>();

    void add(ObjectNode object) {
        stored.put(key(object.at("/metadata/namespace").asText(), nameOf(object)), object);
    }

    /** Finds Kind/name among those of a namespace, else among those of no namespace. */
    ObjectNode find(String namespace, String name) {
        var found = stored.getOrDefault(key(namespace, name), stored.get(key("", name)));
        if (found == null) {
            throw new IllegalArgumentException("No " + name + " has been created in \"" + namespace + "\" so far");
        }
        return found;
    }

    int size() {
        return stored.size();
    }

    private static String nameOf(ObjectNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }

    private static String key(String namespace, String name) {
        return namespace + "/" + name;
    }
}
