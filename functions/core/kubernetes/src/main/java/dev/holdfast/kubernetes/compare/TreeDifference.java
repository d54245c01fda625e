package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds every place where two trees differ. Strict: null is not absence, an empty map is not none, 1 is not 1.0. */
final class TreeDifference {
    private final List<Difference> found = new ArrayList<>();

    private TreeDifference() {}

    static List<Difference> between(JsonNode captured, JsonNode live) {
        TreeDifference difference = new TreeDifference();
        difference.compare("", captured, live);
        return difference.found;
    }

    private void compare(String pointer, JsonNode captured, JsonNode live) {
        if (captured.isObject() && live.isObject()) {
            compareMembers(pointer, captured, live);
        } else if (captured.isArray() && live.isArray()) {
            compareElements(pointer, captured, live);
        } else if (!same(captured, live)) {
            found.add(new Difference(pointer, Difference.Kind.CHANGED));
        }
    }

    private void compareMembers(String pointer, JsonNode captured, JsonNode live) {
        TreeSet<String> names = new TreeSet<>();
        captured.fieldNames().forEachRemaining(names::add);
        live.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String at = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
            compareEither(at, captured.get(name), live.get(name));
        }
    }

    private void compareElements(String pointer, JsonNode captured, JsonNode live) {
        for (int i = 0; i < Math.max(captured.size(), live.size()); i++) {
            compareEither(pointer + "/" + i, captured.get(i), live.get(i));
        }
    }

    private void compareEither(String pointer, @Nullable JsonNode captured, @Nullable JsonNode live) {
        if (live == null) {
            found.add(new Difference(pointer, Difference.Kind.ONLY_CAPTURED));
        } else if (captured == null) {
            found.add(new Difference(pointer, Difference.Kind.ONLY_LIVE));
        } else {
            compare(pointer, captured, live);
        }
    }

    /** Numbers by their digits, as {@link TreeDigest} does: an int and a long of one value are the same text. */
    private static boolean same(JsonNode captured, JsonNode live) {
        return captured.getNodeType() == live.getNodeType()
                && (captured.isNull() || captured.asText().equals(live.asText()));
    }
}
