package dev.holdfast.lab.generator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An object, ready to be sent.
 *
 * @param collection the path to post it to
 * @param json the object
 * @param status what is then patched into its status; only pods have one that a create does not take
 */
record GeneratedObject(String collection, String name, String json, Optional<String> status) {
    byte[] body() {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    String statusPath() {
        return collection + "/" + name + "/status";
    }
}
