package dev.holdfast.lab.demo;

import dev.holdfast.lab.minio.MinioCredentials;
import java.net.URI;
import java.util.Objects;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Somebody has stolen the writer's key of the bucket, and knows S3 well enough to delete by version. */
record BucketAttack(URI endpoint, String bucket, MinioCredentials writer) implements Place.Attack {
    @Override
    public Place.Answer deleteFirst(String prefix) {
        try (S3Client s3 = client()) {
            ObjectVersion victim = s3.listObjectVersions(
                            request -> request.bucket(bucket).prefix(Installation.PLAN + "/" + prefix))
                    .versions()
                    .getFirst();
            try {
                s3.deleteObject(
                        request -> request.bucket(bucket).key(victim.key()).versionId(victim.versionId()));
                return new Place.Answer(false, "deleted " + victim.key());
            } catch (S3Exception e) {
                return new Place.Answer(
                        true,
                        "HTTP " + e.statusCode() + " " + e.awsErrorDetails().errorMessage());
            }
        }
    }

    private S3Client client() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        writer.accessKeyId(), writer.secretAccessKey(), Objects.requireNonNull(writer.sessionToken()))))
                .build();
    }

    @Override
    public String toString() {
        return "BucketAttack[" + bucket + "]";
    }
}
