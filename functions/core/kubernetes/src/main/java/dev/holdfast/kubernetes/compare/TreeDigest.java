package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 of a JSON tree that does not depend on the order of members, and in which no two different trees look the same: every
 * value is preceded by its type, every text and container by its length.
 */
final class TreeDigest {
    private final MessageDigest digest = Sha256.newDigest();

    private TreeDigest() {}

    static Sha256 of(JsonNode tree) {
        TreeDigest digest = new TreeDigest();
        digest.add(tree);
        return Sha256.ofDigest(digest.digest.digest());
    }

    private void add(JsonNode node) {
        switch (node.getNodeType()) {
            case OBJECT -> addMembers(node);
            case ARRAY -> {
                begin('[', node.size());
                node.forEach(this::add);
            }
            case STRING -> text('"', node.textValue());
            case NUMBER -> text('0', node.asText());
            case BOOLEAN -> begin(node.booleanValue() ? 't' : 'f', 0);
            case NULL, MISSING -> begin('n', 0);
            case BINARY, POJO -> throw new IllegalArgumentException("Not a tree that was read from JSON");
        }
    }

    private void addMembers(JsonNode object) {
        begin('{', object.size());
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
        sorted.forEach((name, value) -> {
            text('"', name);
            add(value);
        });
    }

    private void text(char type, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin(type, bytes.length);
        digest.update(bytes);
    }

    private void begin(char type, int length) {
        digest.update((byte) type);
        digest.update((byte) (length >>> 24));
        digest.update((byte) (length >>> 16));
        digest.update((byte) (length >>> 8));
        digest.update((byte) length);
    }
}
