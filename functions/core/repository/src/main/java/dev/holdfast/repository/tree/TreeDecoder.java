package dev.holdfast.repository.tree;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.repository.format.StrictJson;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Reads tree blobs. */
public final class TreeDecoder {
    private TreeDecoder() {}

    /**
     * The nodes of a directory, in the order of the blob.
     *
     * @throws IllegalArgumentException if it is malformed, or a name would lead out of its directory; says why
     */
    public static List<Node> decode(byte[] blob) {
        try (JsonParser json = StrictJson.parser(blob)) {
            List<Node> nodes = new ArrayList<>();
            StrictJson.next(json, JsonToken.START_OBJECT);
            while (StrictJson.nextField(json)) {
                boolean isNodes = json.currentName().equals("nodes");
                json.nextToken();
                if (isNodes && json.currentToken() != JsonToken.VALUE_NULL) {
                    nodes(json, blob, nodes);
                } else {
                    json.skipChildren();
                }
            }
            StrictJson.end(json);
            return nodes;
        } catch (IOException e) {
            throw new IllegalArgumentException("not a directory: " + e.getMessage(), e);
        }
    }

    private static void nodes(JsonParser json, byte[] blob, List<Node> nodes) throws IOException {
        StrictJson.current(json, JsonToken.START_ARRAY);
        LastTime times = new LastTime();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            StrictJson.current(json, JsonToken.START_OBJECT);
            NodeReader reader = new NodeReader(times);
            while (StrictJson.nextField(json)) {
                reader.field(json, blob);
            }
            nodes.add(reader.node());
        }
    }

    /** Remembers the last time that was read: most nodes of a directory repeat it. */
    static final class LastTime {
        private String text = "";
        private OffsetDateTime time = OffsetDateTime.MIN;

        OffsetDateTime next(JsonParser json) throws IOException {
            String found = StrictJson.nextString(json);
            if (!found.equals(text) || found.isEmpty()) {
                time = StrictJson.time(found);
                text = found;
            }
            return time;
        }
    }
}
