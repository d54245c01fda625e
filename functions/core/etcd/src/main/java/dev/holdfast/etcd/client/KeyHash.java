package dev.holdfast.etcd.client;

/**
 * A member's sum over its keys up to a revision. Two members that have it up to the same revision, since the same compaction, hold the
 * same keys.
 *
 * @param compactRevision the revision up to which the member had compacted
 */
public record KeyHash(int hash, long compactRevision) {
    static KeyHash read(WireReader reader) {
        int hash = 0;
        long compacted = 0;
        while (reader.next()) {
            switch (reader.field()) {
                case 2 -> hash = (int) reader.number();
                case 3 -> compacted = reader.number();
                default -> {
                    // The header, and the revision that was asked for.
                }
            }
        }
        return new KeyHash(hash, compacted);
    }
}
