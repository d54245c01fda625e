package dev.holdfast.repository.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.write.StoredPack;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the JSON of a receipt as a stream, in whatever order the fields come. Unknown fields are ignored, an unknown version is
 * refused.
 */
final class ReceiptReader {
    static final String VERSION = "v1";

    private static final int MAX_ENTRIES = 4_000_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(20)
                    .maxStringLength(64 << 10)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;

    private ReceiptReader(JsonParser json) {
        this.json = json;
    }

    static Receipt read(byte[] bytes) throws UntrustedStatementException {
        try (JsonParser json = JSON.createParser(bytes)) {
            return new ReceiptReader(json).document();
        } catch (IOException e) {
            throw new UntrustedStatementException("The signed payload is no receipt: its JSON cannot be read");
        } catch (IllegalArgumentException e) {
            throw new UntrustedStatementException("The signed payload is no receipt: " + e.getMessage());
        }
    }

    static String text(Outcome.Grade grade) {
        return grade.name().toLowerCase(Locale.ROOT);
    }

    private Receipt document() throws IOException {
        expect(json.nextToken() == JsonToken.START_OBJECT, "it is no JSON object");
        ReceiptFields fields = new ReceiptFields();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            field(field, fields);
        }
        expect(json.nextToken() == null, "something follows the JSON object");
        return fields.receipt();
    }

    private void field(String field, ReceiptFields fields) throws IOException {
        switch (field) {
            case "version", "plan", "run", "member", "cluster", "time", "writer", "outcome", "config", "snapshot" ->
                fields.texts.put(field, text());
            case "reasons" -> fields.reasons = texts();
            case "expected" -> fields.expected = texts();
            case "indexes" -> fields.indexes = texts();
            case "counts" -> fields.counts = numbers();
            case "leftOut" -> fields.leftOut = numbers();
            case "packs" -> fields.packs = packs();
            default -> json.skipChildren();
        }
    }

    private List<StoredPack> packs() throws IOException {
        expect(json.isExpectedStartArrayToken(), "'packs' is no list");
        List<StoredPack> packs = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.isExpectedStartObjectToken() && packs.size() < MAX_ENTRIES, "'packs' is no list of objects");
            packs.add(pack());
        }
        return packs;
    }

    private StoredPack pack() throws IOException {
        String id = "";
        long size = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "id" -> id = text();
                case "size" -> size = number();
                default -> json.skipChildren();
            }
        }
        return new StoredPack(PackId.parse(id), size);
    }

    private List<String> texts() throws IOException {
        expect(json.isExpectedStartArrayToken(), "a list is expected at " + json.currentName());
        List<String> texts = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(texts.size() < MAX_ENTRIES, "a list is too long");
            texts.add(text());
        }
        return texts;
    }

    private SortedMap<String, Long> numbers() throws IOException {
        expect(json.isExpectedStartObjectToken(), "an object is expected at " + json.currentName());
        SortedMap<String, Long> numbers = new TreeMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            expect(numbers.size() < 10_000, "an object has too many fields");
            String field = json.currentName();
            json.nextToken();
            numbers.put(field, number());
        }
        return numbers;
    }

    private String text() throws IOException {
        expect(json.currentToken() == JsonToken.VALUE_STRING, "a text is expected at " + json.currentName());
        return json.getText();
    }

    private long number() throws IOException {
        expect(
                json.currentToken() == JsonToken.VALUE_NUMBER_INT,
                "a whole number is expected at " + json.currentName());
        return json.getLongValue();
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }
}
