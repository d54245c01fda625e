package dev.holdfast.store;

/** The store's own, opaque name of one version of a key. */
public record VersionId(String value) implements VersionSelector {
    public VersionId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A version id is never empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
