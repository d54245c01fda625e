package dev.holdfast.store.local;

import dev.holdfast.store.VersionId;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * What a regular file shows. A folder numbers no versions, so a version is named by what changes when somebody replaces the file or
 * writes into it: its date to the nanosecond, and its size.
 */
record LocalFile(VersionId version, long size, Instant modified) {
    static LocalFile of(BasicFileAttributes attributes) {
        Instant modified = attributes.lastModifiedTime().toInstant();
        String version = String.format("%x.%x-%x", modified.getEpochSecond(), modified.getNano(), attributes.size());
        return new LocalFile(new VersionId(version), attributes.size(), modified);
    }
}
