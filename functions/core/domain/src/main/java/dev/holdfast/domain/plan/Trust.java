package dev.holdfast.domain.plan;

import java.util.List;

/**
 * Whose statements are believed.
 *
 * @param receiptKeys of those who write snapshots
 * @param evidenceKeys of those who test restores
 */
public record Trust(List<TrustedKey> receiptKeys, List<TrustedKey> evidenceKeys) {
    /** Nobody's. */
    public static final Trust NOBODY = new Trust(List.of(), List.of());

    public Trust {
        receiptKeys = List.copyOf(receiptKeys);
        evidenceKeys = List.copyOf(evidenceKeys);
    }
}
