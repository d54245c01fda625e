package dev.holdfast.lab.azure.worm;

/** Rule 6: what the headers of an answer tell of a version. */
final class Descriptions {
    /** After a write the service names the version and no policy; a read tells all of it [RECORDED]. */
    enum Kind {
        WRITTEN,
        READ
    }

    private Descriptions() {}

    static Answer describe(Answer answer, BlobHistory history, BlobVersion version, Kind kind) {
        answer.with("x-ms-version-id", version.id())
                .with("ETag", version.etag())
                .with("Last-Modified", HttpDate.format(version.modified()));
        if (!version.md5().isEmpty()) {
            answer.with("Content-MD5", version.md5());
        }
        if (kind == Kind.WRITTEN) {
            return answer.with("x-ms-request-server-encrypted", "true");
        }
        answer.with(
                        "x-ms-creation-time",
                        HttpDate.format(history.versions().getFirst().modified()))
                .with("x-ms-blob-type", "BlockBlob")
                .with("x-ms-server-encrypted", "true")
                .with("x-ms-lease-state", "available")
                .with("x-ms-lease-status", "unlocked")
                .with("Accept-Ranges", "bytes")
                .with("Content-Type", version.contentType());
        if (history.isCurrent(version)) {
            answer.with("x-ms-is-current-version", "true");
        }
        return PolicyHeaders.tell(answer, version.protection());
    }
}
