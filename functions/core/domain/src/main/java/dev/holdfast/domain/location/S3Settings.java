package dev.holdfast.domain.location;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.YesNo;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bucket.
 *
 * @param region such as {@code eu-central-1}; servers that have none take {@code us-east-1}
 * @param endpoint the server; empty for AWS itself
 * @param pathStyle whether the bucket is named in the path instead of the host name, as most servers outside AWS need
 */
public record S3Settings(String bucket, String region, Optional<URI> endpoint, YesNo pathStyle, Checksums checksums)
        implements StoreSettings {
    /** What buckets may be called. */
    public static final String BUCKET_PATTERN = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$";

    /** What regions may be called. */
    public static final String REGION_PATTERN = "^[a-z0-9-]{1,64}$";

    private static final Pattern BUCKET = Pattern.compile(BUCKET_PATTERN);
    private static final Pattern REGION = Pattern.compile(REGION_PATTERN);

    public S3Settings {
        if (!BUCKET.matcher(bucket).matches()) {
            throw InvalidFieldException.notA(
                    "bucket", bucket, "a bucket's name", "3 to 63 lower-case letters, digits, '.' and '-'");
        }
        if (!REGION.matcher(region).matches()) {
            throw InvalidFieldException.notA("region", region, "a region", "for example eu-central-1");
        }
        endpoint.ifPresent(uri -> Endpoint.check("endpoint", uri));
    }

    /** When the client adds checksums of its own; some servers (Ceph RGW 16) refuse those that it adds unasked. */
    public enum Checksums {
        WHEN_SUPPORTED,
        WHEN_REQUIRED
    }

    @Override
    public Provider provider() {
        return Provider.S3;
    }

    @Override
    public String system() {
        return endpoint.map(uri -> Endpoint.system(uri, "amazonaws.com")).orElse("amazonaws.com");
    }

    @Override
    public String address() {
        return "s3://" + bucket + endpoint.map(uri -> " at " + uri).orElse(" in " + region);
    }
}
