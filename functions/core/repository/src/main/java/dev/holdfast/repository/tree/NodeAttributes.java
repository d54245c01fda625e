package dev.holdfast.repository.tree;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * What a node says of itself beside its name and content.
 *
 * @param mode Go's {@code FileMode} bits: the lower nine are the POSIX permissions, bit 31 is set for directories
 * @param other every further field of restic's node (extended attributes, device numbers, fields of later versions) as raw JSON
 *     by name
 */
public record NodeAttributes(
        int mode,
        OffsetDateTime mtime,
        OffsetDateTime atime,
        OffsetDateTime ctime,
        Owner owner,
        FileIdentity identity,
        Map<String, String> other) {
    private static final int DIRECTORY_BIT = 1 << 31;
    private static final OffsetDateTime EPOCH = OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    /** Who owns a file. */
    public record Owner(long uid, long gid, String user, String group) {
        /** The superuser, without names. */
        public static final Owner ROOT = new Owner(0, 0, "", "");
    }

    /** Which file it was where it came from: hard links share an inode. */
    public record FileIdentity(long inode, long deviceId, long links) {
        /** Not known, or not meaningful. */
        public static final FileIdentity NONE = new FileIdentity(0, 0, 0);
    }

    public NodeAttributes {
        other = other.isEmpty() ? Map.of() : Map.copyOf(other);
    }

    /** POSIX permissions, owned by root and dated 1970: the same content then always makes the same tree. */
    public static NodeAttributes fixed(int permissions) {
        if (permissions < 0 || permissions > 0777) {
            throw new IllegalArgumentException("Not POSIX permissions: " + Integer.toOctalString(permissions));
        }
        return new NodeAttributes(permissions, EPOCH, EPOCH, EPOCH, Owner.ROOT, FileIdentity.NONE, Map.of());
    }

    /** The same with another date of its content. */
    public NodeAttributes withTime(OffsetDateTime mtime) {
        return new NodeAttributes(mode, mtime, mtime, mtime, owner, identity, other);
    }

    /** The same, with the bit that marks a directory. */
    public NodeAttributes ofDirectory() {
        return (mode & DIRECTORY_BIT) != 0
                ? this
                : new NodeAttributes(mode | DIRECTORY_BIT, mtime, atime, ctime, owner, identity, other);
    }
}
