package dev.holdfast.store.s3;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Who serves, and how it likes to be asked.
 *
 * @param address such as {@code https://minio.example:9000}; null for AWS's own of the region
 */
public record S3Endpoint(@Nullable URI address, Addressing addressing, Checksums checksums) {
    /** Where the bucket's name goes. */
    public enum Addressing {
        /** {@code https://bucket.server/key}: AWS. */
        VIRTUAL_HOST,
        /** {@code https://server/bucket/key}: most others. */
        PATH
    }

    /** How the server checks an upload. A bucket with Object Lock wants one of them. */
    public enum Checksums {
        /** By SHA-256, which every current server knows. */
        WHEN_SUPPORTED,
        /** By MD5 alone, for servers that refuse the newer headers (Ceph RGW 16); SHA-256 is then checked on this side only. */
        WHEN_REQUIRED
    }

    public S3Endpoint {
        if (address != null && !isServer(address)) {
            throw new IllegalArgumentException("Not the address of a server: " + shown(address)
                    + "; write it as https://host or https://host:port");
        }
    }

    /** AWS. */
    public static S3Endpoint aws() {
        return new S3Endpoint(null, Addressing.VIRTUAL_HOST, Checksums.WHEN_SUPPORTED);
    }

    /** Another server, addressed by paths. */
    public static S3Endpoint at(URI address) {
        return new S3Endpoint(address, Addressing.PATH, Checksums.WHEN_SUPPORTED);
    }

    @Override
    public String toString() {
        return address == null ? "AWS" : shown(address);
    }

    private static boolean isServer(URI address) {
        return address.getHost() != null && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()));
    }

    /** Without what may stand before an @, for that is a password. */
    private static String shown(URI address) {
        return address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
    }
}
