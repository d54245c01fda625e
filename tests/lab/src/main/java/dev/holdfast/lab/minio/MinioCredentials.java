package dev.holdfast.lab.minio;

import org.jspecify.annotations.Nullable;

/** Who may ask the server; temporary ones have a token. */
public record MinioCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {
    @Override
    public String toString() {
        return "MinioCredentials[" + accessKeyId + "]";
    }
}
