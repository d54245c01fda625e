package dev.holdfast.kubernetes.diff;

import java.util.Set;

/**
 * Fields whose change nobody asks about.
 *
 * @param pointers JSON pointers (RFC 6901); whatever lies below them is ignored too
 */
public record IgnoredFields(Set<String> pointers) {
    /** Everything counts. */
    public static final IgnoredFields NONE = new IgnoredFields(Set.of());

    /** What a cluster changes by itself while nobody changes the object: bookkeeping, and the status that controllers write. */
    public static final IgnoredFields VOLATILE = new IgnoredFields(
            Set.of("/metadata/resourceVersion", "/metadata/generation", "/metadata/managedFields", "/status"));

    public IgnoredFields {
        pointers = Set.copyOf(pointers);
        for (String pointer : pointers) {
            if (!pointer.startsWith("/")) {
                throw new IllegalArgumentException("Not a JSON pointer: '" + pointer + "'; write for example /status");
            }
        }
    }

    /** Whether a difference exactly at {@code pointer} is ignored; what is below is never reached. */
    boolean contains(String pointer) {
        return pointers.contains(pointer);
    }
}
