package dev.holdfast.lab.azure.worm;

import java.time.Instant;
import java.util.Locale;

/**
 * One version of a blob.
 *
 * @param id its time of writing, unique and growing
 * @param backing the name of the blob in Azurite that holds its bytes
 * @param size in bytes
 * @param md5 in Base64; empty if nobody told it
 */
record BlobVersion(
        String id, String backing, long size, Instant modified, String md5, String contentType, Protection protection) {
    BlobVersion withProtection(Protection changed) {
        return new BlobVersion(id, backing, size, modified, md5, contentType, changed);
    }

    /** Changes with every write and with nothing else; setting a policy leaves it alone [REST]. */
    String etag() {
        long ticks = modified.getEpochSecond() * 10_000_000 + modified.getNano() / 100;
        return "\"0x8D" + Long.toHexString(ticks).toUpperCase(Locale.ROOT) + "\"";
    }
}
