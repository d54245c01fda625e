package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The JSON within an index file: which blobs lie where in which packs. Read as a stream; the largest have many megabytes. */
public final class IndexFile {
    /** Blobs at which a new index file is begun, as restic does. */
    public static final int MOST_BLOBS = 50_000;

    private static final int BYTES_PER_BLOB = 190;

    private IndexFile() {}

    /** The JSON for these packs. */
    public static byte[] encode(Map<PackId, PackContents> packs) {
        int blobs = packs.values().stream().mapToInt(PackContents::size).sum();
        GoJson json = new GoJson(64 + packs.size() * 96 + blobs * BYTES_PER_BLOB).raw("{\"packs\":[");
        String before = "";
        for (Map.Entry<PackId, PackContents> pack : packs.entrySet()) {
            json.raw(before).raw("{\"id\":").digest(pack.getKey().sha256()).raw(",\"blobs\":[");
            blobs(json, pack.getValue());
            json.raw("]}");
            before = ",";
        }
        return json.raw("]}").toBytes();
    }

    private static void blobs(GoJson json, PackContents contents) {
        contents.forEach((blob, ids, at) -> {
            json.raw(blob == 0 ? "{\"id\":" : ",{\"id\":").digest(ids, at);
            json.raw(",\"type\":\"").raw(contents.type(blob).json());
            json.raw("\",\"offset\":").number(contents.offset(blob));
            json.raw(",\"length\":").number(contents.length(blob));
            if (contents.plainLength(blob) != 0) {
                json.raw(",\"uncompressed_length\":").number(contents.plainLength(blob));
            }
            json.raw("}");
        });
    }

    /**
     * Reads the JSON, handing over pack by pack.
     *
     * @throws RepositoryException.Damaged if it is malformed; packs before that point were handed over
     */
    public static void decode(ObjectKey file, InputStream plain, BiConsumer<PackId, PackContents> sink) {
        try (JsonParser json = StrictJson.parser(plain)) {
            StrictJson.next(json, JsonToken.START_OBJECT);
            while (StrictJson.nextField(json)) {
                boolean packs = json.currentName().equals("packs");
                json.nextToken();
                if (packs && json.currentToken() != JsonToken.VALUE_NULL) {
                    packs(json, sink);
                } else {
                    json.skipChildren();
                }
            }
            StrictJson.end(json);
        } catch (IOException | IllegalArgumentException e) {
            throw new RepositoryException.Damaged(file, "not an index: " + e.getMessage(), e);
        }
    }

    private static void packs(JsonParser json, BiConsumer<PackId, PackContents> sink) throws IOException {
        StrictJson.current(json, JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            StrictJson.current(json, JsonToken.START_OBJECT);
            @Nullable PackId id = null;
            PackContents contents = new PackContents();
            while (StrictJson.nextField(json)) {
                switch (json.currentName()) {
                    case "id" -> id = PackId.parse(StrictJson.nextString(json));
                    case "blobs" -> blobs(json, contents);
                    default -> {
                        json.nextToken();
                        json.skipChildren();
                    }
                }
            }
            if (id == null) {
                throw new IOException("a pack without id");
            }
            sink.accept(id, contents);
        }
    }

    private static void blobs(JsonParser json, PackContents contents) throws IOException {
        if (StrictJson.nextIsNull(json)) {
            return;
        }
        StrictJson.current(json, JsonToken.START_ARRAY);
        byte[] id = new byte[Sha256.LENGTH];
        while (json.nextToken() != JsonToken.END_ARRAY) {
            StrictJson.current(json, JsonToken.START_OBJECT);
            blob(json, id, contents);
        }
    }

    private static void blob(JsonParser json, byte[] id, PackContents contents) throws IOException {
        @Nullable BlobType type = null;
        boolean named = false;
        int offset = 0;
        int length = 0;
        int plainLength = 0;
        while (StrictJson.nextField(json)) {
            switch (json.currentName()) {
                case "id" -> {
                    StrictJson.nextDigest(json, id, 0);
                    named = true;
                }
                case "type" -> type = type(StrictJson.nextString(json));
                case "offset" -> offset = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
                case "length" -> length = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
                case "uncompressed_length" -> plainLength = (int) StrictJson.nextCount(json, Integer.MAX_VALUE);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        if (!named || type == null) {
            throw new IOException("a blob without " + (named ? "type" : "id"));
        }
        contents.add(type, id, 0, new PackContents.Place(offset, length, plainLength));
    }

    private static BlobType type(String word) throws IOException {
        for (BlobType type : BlobType.values()) {
            if (type.json().equals(word)) {
                return type;
            }
        }
        throw new IOException("a blob of type '" + word + "'");
    }
}
