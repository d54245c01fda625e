package dev.holdfast.evidence.dsse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.holdfast.domain.signing.UntrustedStatementException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The unchecked content of an envelope: nothing in it may be believed yet. */
@SuppressWarnings("ArrayRecordComponent") // private to the verifier, never compared
record Envelope(String payloadType, byte[] payload, List<byte[]> signatures) {
    /** A receipt of half a million packs; nothing of ours is larger. */
    static final int MAX_BYTES = 64 << 20;

    private static final int MAX_SIGNATURES = 16;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(256)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** Reads the JSON; fields that the protocol does not name are ignored, as it demands. */
    static Envelope parse(byte[] bytes) throws UntrustedStatementException {
        if (bytes.length > MAX_BYTES) {
            throw malformed(
                    "it has " + bytes.length + " bytes, more than the " + MAX_BYTES + " of the largest statement");
        }
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("it is no JSON object");
            }
            Envelope envelope = parseFields(json);
            if (json.nextToken() != null) {
                throw malformed("something follows the JSON object");
            }
            return envelope;
        } catch (IOException e) {
            throw malformed("its JSON cannot be read");
        }
    }

    private static Envelope parseFields(JsonParser json) throws IOException, UntrustedStatementException {
        String type = null;
        byte[] payload = null;
        List<byte[]> signatures = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "payloadType" -> type = text(json, field);
                case "payload" -> payload = base64(text(json, field), field);
                case "signatures" -> signatures = signatures(json);
                default -> json.skipChildren();
            }
        }
        return new Envelope(
                required(type, "payloadType"), required(payload, "payload"), required(signatures, "signatures"));
    }

    private static List<byte[]> signatures(JsonParser json) throws IOException, UntrustedStatementException {
        if (!json.isExpectedStartArrayToken()) {
            throw malformed("'signatures' is no list");
        }
        List<byte[]> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (!json.isExpectedStartObjectToken() || all.size() == MAX_SIGNATURES) {
                throw malformed("'signatures' is no list of at most " + MAX_SIGNATURES + " objects");
            }
            all.add(signature(json));
        }
        if (all.isEmpty()) {
            throw malformed("nobody signed it");
        }
        return all;
    }

    /** The {@code keyid} is an unauthenticated hint (DSSE protocol), so it is not even read. */
    private static byte[] signature(JsonParser json) throws IOException, UntrustedStatementException {
        byte[] signature = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            if (field.equals("sig")) {
                signature = base64(text(json, field), field);
            } else {
                json.skipChildren();
            }
        }
        return required(signature, "sig");
    }

    private static String text(JsonParser json, String field) throws IOException, UntrustedStatementException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw malformed("'" + field + "' is no text");
        }
        return json.getText();
    }

    /** "Standard or URL-safe encodings are allowed" (DSSE protocol, JSON envelope). */
    private static byte[] base64(String text, String field) throws UntrustedStatementException {
        boolean urlSafe = text.indexOf('-') >= 0 || text.indexOf('_') >= 0;
        try {
            return (urlSafe ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            throw malformed("'" + field + "' is no base64");
        }
    }

    private static <T> T required(@Nullable T value, String field) throws UntrustedStatementException {
        if (value == null) {
            throw malformed("'" + field + "' is missing");
        }
        return value;
    }

    private static UntrustedStatementException malformed(String why) {
        return new UntrustedStatementException("Not a signed envelope: " + why);
    }
}
