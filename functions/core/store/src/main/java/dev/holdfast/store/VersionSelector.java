package dev.holdfast.store;

/** Which version of a key is meant: the current one, or exactly one by its id. */
public sealed interface VersionSelector permits VersionSelector.Current, VersionId {
    /** Whatever is on top now. */
    VersionSelector CURRENT = Current.INSTANCE;

    /** The one version that plain readers see. */
    enum Current implements VersionSelector {
        INSTANCE
    }
}
