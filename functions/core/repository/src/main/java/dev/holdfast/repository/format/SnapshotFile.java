package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.domain.SnapshotId;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The JSON within a snapshot file. */
public final class SnapshotFile {
    /** The largest that is read: room for very long lists of paths and excludes. */
    public static final int LARGEST = 16 << 20;

    private SnapshotFile() {}

    /** The JSON of a snapshot. Its id is not in it: that is the hash of the sealed file. */
    public static byte[] encode(Snapshot snapshot) {
        GoJson json = new GoJson(1024).raw("{\"time\":").string(GoTime.format(snapshot.time()));
        snapshot.parent().ifPresent(parent -> json.raw(",\"parent\":").digest(parent.sha256()));
        json.raw(",\"tree\":").digest(snapshot.tree().sha256()).raw(",\"paths\":");
        strings(json, snapshot.paths());
        if (!snapshot.hostname().isEmpty()) {
            json.raw(",\"hostname\":").string(snapshot.hostname());
        }
        if (!snapshot.username().isEmpty()) {
            json.raw(",\"username\":").string(snapshot.username());
        }
        if (!snapshot.tags().isEmpty()) {
            json.raw(",\"tags\":");
            strings(json, snapshot.tags());
        }
        snapshot.other().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(field -> json.raw(",").string(field.getKey()).raw(":").json(field.getValue()));
        return json.raw("}").toBytes();
    }

    private static void strings(GoJson json, List<String> values) {
        String before = "[";
        for (String value : values) {
            json.raw(before).string(value);
            before = ",";
        }
        json.raw(values.isEmpty() ? "[]" : "]");
    }

    /**
     * Reads the JSON of a snapshot.
     *
     * @throws RepositoryException.Damaged if it is malformed
     */
    public static Snapshot decode(SnapshotId id, byte[] plain) {
        try (JsonParser json = StrictJson.parser(plain)) {
            Reading reading = new Reading();
            StrictJson.next(json, JsonToken.START_OBJECT);
            while (StrictJson.nextField(json)) {
                reading.field(json, plain);
            }
            StrictJson.end(json);
            return reading.snapshot(id);
        } catch (IOException | IllegalArgumentException e) {
            throw new RepositoryException.Damaged(RepositoryLayout.key(id), "not a snapshot: " + e.getMessage(), e);
        }
    }

    private static final class Reading {
        private @Nullable OffsetDateTime time;
        private @Nullable BlobId tree;
        private Optional<SnapshotId> parent = Optional.empty();
        private String hostname = "";
        private String username = "";
        private List<String> paths = List.of();
        private List<String> tags = List.of();
        private final Map<String, String> other = new HashMap<>();

        void field(JsonParser json, byte[] source) throws IOException {
            String name = json.currentName();
            switch (name) {
                case "time" -> time = StrictJson.nextTime(json);
                case "tree" -> tree = BlobId.parse(StrictJson.nextString(json));
                case "parent" -> parent = Optional.of(SnapshotId.parse(StrictJson.nextString(json)));
                case "hostname" -> hostname = StrictJson.nextString(json);
                case "username" -> username = StrictJson.nextString(json);
                case "paths" -> paths = strings(json);
                case "tags" -> tags = strings(json);
                default -> other.put(name, StrictJson.nextRaw(json, source));
            }
        }

        private static List<String> strings(JsonParser json) throws IOException {
            List<String> values = new ArrayList<>();
            if (StrictJson.nextIsNull(json)) {
                return values;
            }
            StrictJson.current(json, JsonToken.START_ARRAY);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                StrictJson.current(json, JsonToken.VALUE_STRING);
                values.add(json.getText());
            }
            return values;
        }

        Snapshot snapshot(SnapshotId id) throws IOException {
            if (time == null || tree == null) {
                throw new IOException("it has no " + (time == null ? "time" : "tree"));
            }
            return new Snapshot(id, time, tree, parent, hostname, username, paths, tags, other);
        }
    }
}
