package dev.holdfast.lab.demo;

import dev.holdfast.lab.minio.MinioCredentials;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Somebody has stolen a key of the bucket, and knows S3 well enough to delete by version and to ask for the governance bypass. */
record BucketAttack(String who, URI endpoint, String bucket, MinioCredentials stolen) implements Place.Attack {
    @Override
    public Place.Answer deleteFirst(String prefix) {
        try (S3Client s3 = client()) {
            ObjectVersion victim = s3.listObjectVersions(
                            request -> request.bucket(bucket).prefix(Installation.PLAN + "/" + prefix))
                    .versions()
                    .getFirst();
            try {
                s3.deleteObject(request -> request.bucket(bucket)
                        .key(victim.key())
                        .versionId(victim.versionId())
                        .bypassGovernanceRetention(true));
                return new Place.Answer(false, "deleted " + victim.key());
            } catch (S3Exception e) {
                // Throws if it is gone all the same.
                s3.headObject(
                        request -> request.bucket(bucket).key(victim.key()).versionId(victim.versionId()));
                return new Place.Answer(
                        e.statusCode() < 500,
                        "HTTP " + e.statusCode() + " " + e.awsErrorDetails().errorMessage());
            }
        }
    }

    private S3Client client() {
        AwsCredentials credentials = stolen.sessionToken() == null
                ? AwsBasicCredentials.create(stolen.accessKeyId(), stolen.secretAccessKey())
                : AwsSessionCredentials.create(stolen.accessKeyId(), stolen.secretAccessKey(), stolen.sessionToken());
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .build();
    }

    @Override
    public String toString() {
        return "BucketAttack[" + who + ", " + bucket + "]";
    }
}
