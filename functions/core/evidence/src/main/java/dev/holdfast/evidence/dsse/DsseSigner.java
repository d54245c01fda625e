package dev.holdfast.evidence.dsse;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.holdfast.domain.signing.StatementSigner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Signs statements as DSSE envelopes. Ed25519 is deterministic, so the same statement signed again is the same file. */
public final class DsseSigner implements StatementSigner {
    private static final JsonFactory JSON = new JsonFactory();

    private final SigningKey key;

    public DsseSigner(SigningKey key) {
        this.key = key;
    }

    @Override
    public byte[] sign(String payloadType, byte[] payload) {
        byte[] signature = key.sign(PreAuthentication.encode(payloadType, payload));
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length / 3 * 4 + 512);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("payloadType", payloadType);
            json.writeBinaryField("payload", payload);
            json.writeArrayFieldStart("signatures");
            json.writeStartObject();
            json.writeStringField("keyid", key.publicKey().keyId());
            json.writeBinaryField("sig", signature);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return out.toByteArray();
    }
}
