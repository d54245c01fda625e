package dev.holdfast.lab.minio;

/** The identities that meet at a bucket. None may both write and delete, and none but the renewer may touch locks. */
public enum MinioRole {
    /** Adds files, and reads. */
    WRITER("s3:PutObject", "s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention"),
    /** Reads, but may not even see retentions. */
    READER("s3:GetObject", "s3:GetObjectVersion"),
    /** Lengthens locks. */
    RENEWER("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention", "s3:PutObjectRetention"),
    /** Deletes versions that are not locked. MinIO wants DeleteObject for that too; at AWS DeleteObjectVersion is enough. */
    PRUNER("s3:GetObject", "s3:GetObjectVersion", "s3:GetObjectRetention", "s3:DeleteObject", "s3:DeleteObjectVersion"),
    /** May do nothing at all. */
    NOBODY();

    private static final String NOTHING = """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Deny", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::*"]}
            ]}""";

    /** As JSON: {@code "a", "b"}. */
    private final String actions;

    MinioRole(String... actions) {
        this.actions = actions.length == 0 ? "" : '"' + String.join("\", \"", actions) + '"';
    }

    /** The session policy at one bucket. */
    String policy(String bucket) {
        if (actions.isEmpty()) {
            return NOTHING;
        }
        return """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": [%s], "Resource": ["arn:aws:s3:::%s/*"]},
                  {"Effect": "Allow", "Action": ["s3:ListBucket", "s3:ListBucketVersions", "s3:GetBucketLocation",
                    "s3:GetBucketVersioning", "s3:GetBucketObjectLockConfiguration"], "Resource": ["arn:aws:s3:::%s"]}
                ]}""".formatted(actions, bucket, bucket);
    }
}
