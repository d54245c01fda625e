package dev.holdfast.images;

import java.nio.file.Path;

/** Where images go. */
public sealed interface ImageTarget {
    /** Below a prefix of a registry, such as {@code ghcr.io/example/holdfast}. Credentials are those that Docker knows. */
    record Registry() implements ImageTarget {}

    /** A folder, as one archive {@code <name>.tar} each, in the format of {@code docker save}. */
    record Folder(Path folder) implements ImageTarget {}
}
