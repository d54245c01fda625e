package dev.holdfast.lab.demo;

import dev.holdfast.lab.minio.MinioCredentials;
import java.net.URI;
import java.util.Map;
import java.util.Objects;

/** restic speaks S3. */
record BucketAccess(URI endpoint, String bucket, MinioCredentials reader) implements ResticAccess {
    @Override
    public String repository() {
        return "s3:" + endpoint + "/" + bucket + "/" + Installation.PLAN;
    }

    @Override
    public Map<String, String> environment() {
        return Map.of(
                "AWS_ACCESS_KEY_ID", reader.accessKeyId(),
                "AWS_SECRET_ACCESS_KEY", reader.secretAccessKey(),
                "AWS_SESSION_TOKEN", Objects.requireNonNullElse(reader.sessionToken(), ""));
    }

    @Override
    public String toString() {
        return "BucketAccess[" + bucket + "]";
    }
}
