package dev.holdfast.lab.company;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;

/** Objects as large as Kubernetes lets them be. */
final class BigObjects {
    /** What the data of a ConfigMap or Secret may hold, keys not counted. */
    private static final int MOST_DATA = 1 << 20;

    /** All annotations of an object may have 256 KiB together. */
    private static final int LARGE_ANNOTATION = 200 << 10;

    private static final String LINE = "Größe;Farbe;Preis\n";
    private static final int MANY = 3000;

    private BigObjects() {}

    static List<Manifest> manifests(InventedNames names) {
        var text = configMap("a-mebibyte-of-text");
        text.putObject("data").put("catalogue.csv", LINE.repeat(MOST_DATA / LINE.getBytes(UTF_8).length));
        var bytes = configMap("a-mebibyte-of-bytes");
        bytes.putObject("binaryData").put("model.bin", Base64.getEncoder().encodeToString(names.bytes(MOST_DATA)));
        var secret = object("Secret", "a-mebibyte-of-secret");
        secret.putObject("data").put("keystore", Base64.getEncoder().encodeToString(names.bytes(MOST_DATA)));
        var annotated = configMap("a-large-annotation");
        annotated.withObject("/metadata/annotations").put("example.com/history", "v ".repeat(LARGE_ANNOTATION / 2));
        var many = configMap("many-keys");
        var data = many.putObject("data");
        for (int i = 0; i < MANY; i++) {
            data.put("key." + names.name(12) + "-" + i, names.name(24));
        }
        return List.of(text, bytes, secret, annotated, many).stream()
                .map(Manifest::of)
                .toList();
    }

    private static ObjectNode configMap(String name) {
        return object("ConfigMap", name);
    }

    private static ObjectNode object(String kind, String name) {
        var object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", "v1").put("kind", kind);
        object.putObject("metadata").put("name", name).put("namespace", "analytics");
        return object;
    }
}
