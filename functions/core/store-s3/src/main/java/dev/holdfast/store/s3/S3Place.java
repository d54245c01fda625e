package dev.holdfast.store.s3;

import dev.holdfast.store.ObjectKey;

/**
 * Where the files lie.
 *
 * @param prefix a folder in the bucket, such as {@code backups/eu}, without slashes at its ends; empty for the whole bucket
 * @param region such as {@code eu-central-1}; servers that know no regions want {@code us-east-1}
 */
public record S3Place(String bucket, String prefix, String region) {
    public S3Place {
        if (bucket.isBlank() || bucket.contains("/")) {
            throw new IllegalArgumentException("Not a bucket: '" + bucket + "'");
        }
        if (!prefix.isEmpty() && !ObjectKey.isValid(prefix)) {
            throw new IllegalArgumentException("Not a prefix: '" + prefix
                    + "'; it is folders of letters, digits, . _ - divided by single slashes");
        }
        if (region.isBlank()) {
            throw new IllegalArgumentException("The bucket " + bucket + " needs a region");
        }
    }

    /** What stands before each key. */
    String before() {
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    @Override
    public String toString() {
        return "s3://" + bucket + (prefix.isEmpty() ? "" : "/" + prefix);
    }
}
