package dev.holdfast.store.s3;

import org.jspecify.annotations.Nullable;

/** Who we are. No form of it shows a secret in its text. */
public sealed interface S3Credentials {
    /** What AWS's own tools would find: environment, web identity (IRSA), profile, pod identity, instance role. */
    record DefaultChain() implements S3Credentials {}

    /** A profile of {@code ~/.aws/config}. */
    record Profile(String name) implements S3Credentials {}

    /** The names of environment variables; {@code sessionTokenEnv} is null if there is no token. */
    record Environment(
            String accessKeyIdEnv,
            String secretAccessKeyEnv,
            @Nullable String sessionTokenEnv) implements S3Credentials {}

    /** The credentials themselves, which the caller got from somewhere safe. */
    record Given(
            String accessKeyId,
            String secretAccessKey,
            @Nullable String sessionToken) implements S3Credentials {
        @Override
        public String toString() {
            return "Given[" + accessKeyId + "]";
        }
    }
}
