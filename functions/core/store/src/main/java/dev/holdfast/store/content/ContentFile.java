package dev.holdfast.store.content;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionId;
import java.util.Optional;

/** What lies under a content name. */
public sealed interface ContentFile {
    /** Where it was looked for. */
    ObjectKey key();

    /**
     * The bytes hash to the name.
     *
     * @param below the version that holds them, if it is not the current one: then somebody put another version or a delete
     *     marker on top, which is an attack or a slip of the hand and is to be reported
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
    record Genuine(ObjectKey key, byte[] bytes, Optional<VersionId> below) implements ContentFile {
        /** The digest that is both name and checksum. */
        public Sha256 digest() {
            return key.digest();
        }
    }

    /** No version of it hashes to its name, or it cannot be read for good; {@code why} is a sentence. */
    record Damaged(ObjectKey key, String why) implements ContentFile {}

    /** There is no such file, and never was. */
    record Absent(ObjectKey key) implements ContentFile {}
}
