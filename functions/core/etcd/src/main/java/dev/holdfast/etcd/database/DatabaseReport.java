package dev.holdfast.etcd.database;

import java.util.List;
import java.util.Optional;

/**
 * What a sound database says of itself.
 *
 * @param revision the newest revision of the keys in it; 0 if it has seen none. Where the newest was a deletion that compaction has
 *     removed since, the compaction tells it
 * @param entries keys of all buckets, each revision counted; {@code etcdutl snapshot status} up to etcd 3.6 says "total keys"
 * @param size in bytes, without what may follow the database
 * @param hash CRC-32C over the names of buckets, keys and values in their order, as {@code etcdutl snapshot status} prints it
 * @param pages how the file is made up
 * @param storageVersion the storage version, as 3.6.0; etcd before 3.6 writes none
 * @param encrypted what is encrypted at rest and by whom, as {@code secrets: aescbc v1, key key1}; also of revisions that are not yet
 *     compacted away
 */
public record DatabaseReport(
        long revision,
        long entries,
        long size,
        int hash,
        Pages pages,
        Optional<String> storageVersion,
        List<String> encrypted) {
    public DatabaseReport {
        encrypted = List.copyOf(encrypted);
    }

    /**
     * Pages of the file.
     *
     * @param size bytes of one
     * @param used how many the tree reaches, meta pages and the list of free pages included
     * @param free how many it does not reach
     */
    public record Pages(int size, long used, long free) {}

    /** Eight hexadecimal digits at most, as etcdutl prints it. */
    public String hashText() {
        return Integer.toHexString(hash);
    }
}
