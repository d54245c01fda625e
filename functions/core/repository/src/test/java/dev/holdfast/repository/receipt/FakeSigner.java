package dev.holdfast.repository.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.domain.signing.UntrustedStatementException;
import java.util.Arrays;

/** Signs by writing a name in front: enough where the question is who is believed, not how. */
public record FakeSigner(String name) implements StatementSigner, StatementVerifier {
    @Override
    public byte[] sign(String payloadType, byte[] payload) {
        byte[] head = head(payloadType);
        byte[] envelope = Arrays.copyOf(head, head.length + payload.length);
        System.arraycopy(payload, 0, envelope, head.length, payload.length);
        return envelope;
    }

    @Override
    public byte[] verify(String payloadType, byte[] envelope) throws UntrustedStatementException {
        byte[] head = head(payloadType);
        if (envelope.length < head.length || !Arrays.equals(head, Arrays.copyOf(envelope, head.length))) {
            throw new UntrustedStatementException("Not signed by " + name);
        }
        return Arrays.copyOfRange(envelope, head.length, envelope.length);
    }

    private byte[] head(String payloadType) {
        return (name + " says " + payloadType + ":").getBytes(UTF_8);
    }
}
