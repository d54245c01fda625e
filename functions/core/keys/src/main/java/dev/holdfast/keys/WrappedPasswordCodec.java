package dev.holdfast.keys;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.domain.Sha256;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** A wrapped password as JSON, version {@code v1}. Plain on purpose: a script of ten lines can unwrap it without Holdfast. */
final class WrappedPasswordCodec {
    static final int MAX_BYTES = 64 << 10;

    private static final String VERSION = "v1";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(16 << 10)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    @SuppressWarnings("ArrayRecordComponent") // written and read, never compared
    private record Document(
            String version,
            String holder,
            String kind,
            String config,
            String created,
            Map<String, String> parameters,
            byte[] ciphertext) {}

    private WrappedPasswordCodec() {}

    static byte[] encode(KeyHolder holder, WrapContext context, Instant created, Wrapping wrapping) {
        Document document = new Document(
                VERSION,
                holder.name().value(),
                holder.kind(),
                context.config().hex(),
                created.toString(),
                new TreeMap<>(wrapping.parameters()),
                wrapping.ciphertext());
        try {
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A wrapped password could not be written as JSON", e);
        }
    }

    /** @throws IllegalArgumentException if it is anything else than what {@link #encode} writes */
    static WrappedPassword decode(Sha256 file, byte[] json) {
        try {
            Document document = JSON.readValue(json, Document.class);
            if (!document.version().equals(VERSION)) {
                throw new IllegalArgumentException(
                        "it is of version '" + document.version() + "', and this program knows only " + VERSION);
            }
            return new WrappedPassword(
                    file,
                    new HolderName(document.holder()),
                    document.kind(),
                    Sha256.parse(document.config()),
                    Instant.parse(document.created()),
                    new Wrapping(document.parameters(), document.ciphertext()));
        } catch (IOException e) {
            throw new IllegalArgumentException("its JSON cannot be read", e);
        } catch (DateTimeException | NullPointerException e) {
            throw new IllegalArgumentException("a field of it makes no sense", e);
        }
    }
}
