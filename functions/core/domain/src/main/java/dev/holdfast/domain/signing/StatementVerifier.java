package dev.holdfast.domain.signing;

/** Opens signed envelopes of writers that are trusted. */
@FunctionalInterface
public interface StatementVerifier {
    /**
     * The payload of {@code envelope}, if one of the pinned keys signed it as {@code payloadType}.
     *
     * @throws UntrustedStatementException if it is malformed, of another type, or signed by nobody whom we trust
     */
    byte[] verify(String payloadType, byte[] envelope) throws UntrustedStatementException;
}
