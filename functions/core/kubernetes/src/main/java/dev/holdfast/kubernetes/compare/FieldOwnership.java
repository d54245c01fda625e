package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * {@code metadata.managedFields}: who manages which field. The entries are a set: the server sorts them by time, which a restore
 * cannot keep in every case.
 */
public final class FieldOwnership {
    /**
     * The name under which a restore creates what it has yet to complete. Completing gives the fields back to their managers, so an
     * object that still has this one was left half done.
     */
    public static final String UNFINISHED = "holdfast-unfinished";

    private static final Comparator<JsonNode> ORDER = Comparator.comparing((JsonNode e) -> text(e, "manager"))
            .thenComparing(e -> text(e, "operation"))
            .thenComparing(e -> text(e, "apiVersion"))
            .thenComparing(e -> text(e, "subresource"));

    private FieldOwnership() {}

    /** Whether both objects' fields have the same managers, whenever they last wrote. */
    public static boolean isSame(JsonNode managedFields, JsonNode others) {
        return sorted(managedFields).equals(sorted(others));
    }

    /** Whether a restore that was killed left the object half done. */
    public static boolean isUnfinished(JsonNode object) {
        for (JsonNode entry : object.at("/metadata/managedFields")) {
            if (text(entry, "manager").equals(UNFINISHED)) {
                return true;
            }
        }
        return false;
    }

    /** The key by which managedFields name an owner reference. */
    private static String ownerKey(String uid) {
        return "k:{\"uid\":\"" + uid + "\"}";
    }

    /**
     * Takes away who wrote the status and nothing else, see {@link ComparisonRule#STATUS_NOT_RESTORED}.
     *
     * @return the entries taken away
     */
    public static List<JsonNode> takeStatus(ObjectNode object) {
        List<JsonNode> taken = new ArrayList<>();
        if (object.at("/metadata/managedFields") instanceof ArrayNode entries) {
            entries.removeIf(entry -> isOfStatus(entry) && taken.add(entry));
            dropIfEmpty(object);
        }
        return taken;
    }

    /** A server gives no list where there is nothing in it. */
    public static void dropIfEmpty(ObjectNode object) {
        if (object.path("metadata") instanceof ObjectNode metadata
                && metadata.path("managedFields").isEmpty()) {
            metadata.remove("managedFields");
        }
    }

    private static boolean isOfStatus(JsonNode entry) {
        JsonNode fields = entry.path("fieldsV1");
        return text(entry, "subresource").equals("status") && fields.size() == 1 && fields.has("f:status");
    }

    /** Drops the times and puts the entries into an order of their own. */
    static void normalise(ArrayNode entries) {
        List<JsonNode> sorted = sorted(entries);
        entries.removeAll();
        entries.addAll(sorted);
    }

    /** Writes {@code other} for the uid of an owner, wherever the managedFields of {@code metadata} have it as a key. */
    public static void renameOwner(ObjectNode metadata, String uid, String other) {
        String key = ownerKey(uid);
        for (JsonNode entry : metadata.path("managedFields")) {
            if (entry.at("/fieldsV1/f:metadata/f:ownerReferences") instanceof ObjectNode owners) {
                JsonNode owned = owners.remove(key);
                if (owned != null) {
                    owners.set(ownerKey(other), owned);
                }
            }
        }
    }

    private static List<JsonNode> sorted(JsonNode entries) {
        List<JsonNode> sorted = new ArrayList<>(entries.size());
        for (JsonNode entry : entries) {
            JsonNode copy = entry.deepCopy();
            if (copy instanceof ObjectNode object) {
                object.remove("time");
            }
            sorted.add(copy);
        }
        sorted.sort(ORDER);
        return sorted;
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).asText();
    }
}
