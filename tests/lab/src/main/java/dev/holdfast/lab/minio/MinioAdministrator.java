package dev.holdfast.lab.minio;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DefaultRetention;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** What only the root user does: buckets, and credentials for others. */
final class MinioAdministrator implements AutoCloseable {
    private static final int HOURS = 6;

    private final MinioCredentials root;
    private final S3Client s3;
    private final StsClient sts;

    MinioAdministrator(URI endpoint, MinioCredentials root) {
        this.root = root;
        AwsCredentialsProvider credentials = StaticCredentialsProvider.create(
                AwsBasicCredentials.create(root.accessKeyId(), root.secretAccessKey()));
        this.s3 = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(credentials)
                .build();
        this.sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials)
                .build();
    }

    MinioCredentials root() {
        return root;
    }

    void makeBucket(String bucket, BucketLock lock) {
        s3.createBucket(
                request -> request.bucket(bucket).objectLockEnabledForBucket(!(lock instanceof BucketLock.Off)));
        switch (lock) {
            case BucketLock.Compliance(int days) -> retain(bucket, ObjectLockRetentionMode.COMPLIANCE, days);
            case BucketLock.Governance(int days) -> retain(bucket, ObjectLockRetentionMode.GOVERNANCE, days);
            case BucketLock.Off(), BucketLock.OnDemand() -> {}
        }
    }

    MinioCredentials assume(String name, String policy) {
        Credentials given = sts.assumeRole(request -> request.roleArn("arn:minio:iam:::role/" + name)
                        .roleSessionName(name)
                        .durationSeconds(HOURS * 3600)
                        .policy(policy))
                .credentials();
        return new MinioCredentials(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
    }

    @Override
    public void close() {
        s3.close();
        sts.close();
    }

    private void retain(String bucket, ObjectLockRetentionMode mode, int days) {
        DefaultRetention retention =
                DefaultRetention.builder().mode(mode).days(days).build();
        s3.putObjectLockConfiguration(request -> request.bucket(bucket)
                .objectLockConfiguration(configuration -> configuration
                        .objectLockEnabled(ObjectLockEnabled.ENABLED)
                        .rule(rule -> rule.defaultRetention(retention))));
    }
}
