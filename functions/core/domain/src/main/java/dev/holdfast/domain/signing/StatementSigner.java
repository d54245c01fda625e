package dev.holdfast.domain.signing;

/** Wraps a statement in a signed envelope. */
@FunctionalInterface
public interface StatementSigner {
    /**
     * Signs {@code payload} together with its type, so that a statement of one kind can never pass for another.
     *
     * @param payloadType a media type, such as {@code application/vnd.holdfast.receipt.v1+json}
     * @return the envelope's bytes: what is stored
     */
    byte[] sign(String payloadType, byte[] payload);
}
