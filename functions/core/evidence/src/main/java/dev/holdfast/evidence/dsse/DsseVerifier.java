package dev.holdfast.evidence.dsse;

import dev.holdfast.domain.plan.TrustedKey;
import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.domain.signing.UntrustedStatementException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Believes statements that one of the pinned keys signed, and no others. Without a pinned key it believes nothing.
 *
 * <p>The signature is checked before a single byte of the payload is looked at, and the payload that was checked is the one that
 * is handed on.
 */
public final class DsseVerifier implements StatementVerifier {
    private final Set<PublicSigningKey> pinned;

    public DsseVerifier(Collection<PublicSigningKey> pinned) {
        this.pinned = Set.copyOf(new LinkedHashSet<>(pinned));
    }

    /** Pins the keys that a plan trusts. */
    public static DsseVerifier trusting(Collection<TrustedKey> keys) {
        return new DsseVerifier(keys.stream().map(PublicSigningKey::of).toList());
    }

    @Override
    public byte[] verify(String payloadType, byte[] envelope) throws UntrustedStatementException {
        Envelope parsed = Envelope.parse(envelope);
        if (!parsed.payloadType().equals(payloadType)) {
            throw new UntrustedStatementException("The statement is of another kind than " + payloadType);
        }
        byte[] signed = PreAuthentication.encode(payloadType, parsed.payload());
        for (byte[] signature : parsed.signatures()) {
            for (PublicSigningKey key : pinned) {
                if (key.made(signature, signed)) {
                    return parsed.payload();
                }
            }
        }
        throw new UntrustedStatementException("No trusted key signed this statement. Trusted are: " + trusted()
                + ". If its writer is to be believed, add its public key to the plan's trust.");
    }

    private String trusted() {
        return pinned.isEmpty()
                ? "none"
                : pinned.stream()
                        .map(key -> key.keyId().substring(0, 16))
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
