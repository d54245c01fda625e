package dev.holdfast.kubernetes.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import dev.holdfast.kubernetes.objects.ObjectPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where two versions of an object differ. */
public final class FieldDiff {
    private static final ObjectMapper JSON = JsonFormat.newMapper();
    private static final String NAME = "name";

    private final IgnoredFields ignored;
    private final List<FieldChange> found = new ArrayList<>();

    private FieldDiff(IgnoredFields ignored) {
        this.ignored = ignored;
    }

    /** The changes between two canonical forms of the object at {@code path}; values of a Secret are hidden. */
    public static List<FieldChange> between(ObjectPath path, byte[] before, byte[] after, IgnoredFields ignored) {
        if (Arrays.equals(before, after)) {
            return List.of();
        }
        return between(path, tree(path, before), tree(path, after), ignored);
    }

    /** The tree of one version of the object at {@code path}. */
    static JsonNode tree(ObjectPath path, byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new MalformedJsonException(path + " cannot be compared: one of its versions is not JSON", e);
        }
    }

    static List<FieldChange> between(ObjectPath path, JsonNode before, JsonNode after, IgnoredFields ignored) {
        FieldDiff diff = new FieldDiff(ignored);
        diff.compare("", before, after);
        boolean secret = path.resource().toString().equals("secrets");
        return secret ? diff.found.stream().map(FieldChange::hidden).toList() : List.copyOf(diff.found);
    }

    private void compare(String pointer, @Nullable JsonNode before, @Nullable JsonNode after) {
        if (ignored.contains(pointer)) {
            return;
        }
        if (before != null && after != null) {
            if (before.isObject() && after.isObject()) {
                compareMembers(pointer, before, after);
                return;
            }
            if (before.isArray() && after.isArray()) {
                compareElements(pointer, before, after);
                return;
            }
            if (text(before).equals(text(after))) {
                return;
            }
        }
        found.add(new FieldChange(
                pointer,
                Optional.ofNullable(before).map(FieldDiff::text),
                Optional.ofNullable(after).map(FieldDiff::text)));
    }

    private void compareMembers(String pointer, JsonNode before, JsonNode after) {
        TreeSet<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            compare(pointer + "/" + name.replace("~", "~0").replace("/", "~1"), before.get(name), after.get(name));
        }
    }

    /** Lists of named things (containers, ports, volumes) are compared by name, so that one more in front is one change; others by index. */
    private void compareElements(String pointer, JsonNode before, JsonNode after) {
        Map<String, Integer> older = byName(before);
        Map<String, Integer> newer = byName(after);
        if (older.isEmpty() || newer.isEmpty()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(pointer + "/" + i, before.get(i), after.get(i));
            }
            return;
        }
        newer.forEach((name, index) -> {
            Integer was = older.get(name);
            compare(pointer + "/" + index, was == null ? null : before.get(was), after.get(index));
        });
        older.forEach((name, index) -> {
            if (!newer.containsKey(name)) {
                compare(pointer + "/" + index, before.get(index), null);
            }
        });
        List<String> kept = newer.keySet().stream().filter(older::containsKey).toList();
        List<String> order = older.keySet().stream().filter(newer::containsKey).toList();
        if (!kept.equals(order)) {
            found.add(new FieldChange(pointer, Optional.of("order " + order), Optional.of("order " + kept)));
        }
    }

    /** The index of each element by its name; empty unless each has one of its own. */
    private static Map<String, Integer> byName(JsonNode array) {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (int i = 0; i < array.size(); i++) {
            JsonNode name = array.get(i).path(NAME);
            if (!name.isTextual() || index.put(name.asText(), i) != null) {
                return Map.of();
            }
        }
        return index;
    }

    private static String text(JsonNode node) {
        try {
            return new String(CanonicalJson.of(JSON.writeValueAsBytes(node)), StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }
}
