package dev.holdfast.repository.receipt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.write.StoredPack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;

/** Writes a receipt as JSON, version {@code v1}; {@link ReceiptReader} is its counterpart. */
final class ReceiptWriter {
    private static final JsonFactory JSON = new JsonFactory();

    /** About what one pack takes. */
    private static final int PACK_BYTES = 96;

    private final JsonGenerator json;

    private ReceiptWriter(JsonGenerator json) {
        this.json = json;
    }

    static byte[] write(Receipt receipt) {
        int expected = 4096 + receipt.needs().packs().size() * PACK_BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream(expected);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            new ReceiptWriter(json).document(receipt);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }

    private void document(Receipt receipt) throws IOException {
        json.writeStartObject();
        json.writeStringField("version", ReceiptReader.VERSION);
        json.writeStringField("plan", receipt.origin().plan().toString());
        json.writeStringField("run", receipt.origin().run().toString());
        json.writeStringField("member", receipt.origin().member().toString());
        json.writeStringField("cluster", receipt.origin().cluster());
        json.writeStringField("time", receipt.commit().time().toString());
        json.writeStringField("writer", receipt.commit().writer());
        outcome(receipt.outcome());
        contents(receipt.contents());
        needs(receipt.needs());
        json.writeEndObject();
    }

    private void outcome(Outcome outcome) throws IOException {
        json.writeStringField("outcome", ReceiptReader.text(outcome.grade()));
        texts("reasons", outcome.reasons());
    }

    private void contents(Receipt.Contents contents) throws IOException {
        texts("expected", contents.expected().stream().map(Member::toString).toList());
        numbers("counts", contents.counts());
        numbers("leftOut", contents.leftOut());
    }

    private void needs(Receipt.Needs needs) throws IOException {
        json.writeStringField("config", needs.config().hex());
        if (needs.snapshot().isPresent()) {
            json.writeStringField("snapshot", needs.snapshot().get().toString());
        }
        texts("indexes", needs.indexes().stream().map(IndexId::toString).toList());
        json.writeArrayFieldStart("packs");
        for (StoredPack pack : needs.packs()) {
            json.writeStartObject();
            json.writeStringField("id", pack.id().toString());
            json.writeNumberField("size", pack.size());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(String field, List<String> values) throws IOException {
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    private void numbers(String field, SortedMap<String, Long> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (var entry : values.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
