package dev.holdfast.store;

/**
 * Asks a place for the rules that it applies to every new file by itself. Each adapter is one beside being an
 * {@link ObjectStore}; decorators are not, so whoever wants to ask keeps the adapter.
 */
public interface LocationProbe {
    /**
     * The rules as the place states them now. What this identity may not read comes back as {@link DefaultRetention.Unknown} or
     * {@link LocationRules.Setting#UNKNOWN}: a missing right is no failure, and no good news either.
     *
     * @throws StoreException if the place cannot be reached, or the bucket, container or folder is not there
     */
    LocationRules rules();
}
