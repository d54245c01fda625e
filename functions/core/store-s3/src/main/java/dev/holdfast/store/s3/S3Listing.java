package dev.holdfast.store.s3;

import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.VersionId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Pages of names and of versions, below the location's prefix. */
final class S3Listing {
    /**
     * The answer brings files and markers in two lists, each newest first within a key, and dates of whole seconds at AWS: the
     * current one is marked, and where dates are equal the marker is taken for the newer.
     */
    private static final Comparator<ObjectVersion> NEWEST_FIRST = Comparator.comparing(ObjectVersion::key)
            .thenComparingInt(version -> version.current() ? 0 : 1)
            .thenComparing(ObjectVersion::modified, Comparator.reverseOrder())
            .thenComparingInt(version -> version.kind() == Kind.DELETE_MARKER ? 0 : 1);

    private final S3Client client;
    private final S3Place place;
    private final S3Failure failure;

    S3Listing(S3Client client, S3Place place, S3Failure failure) {
        this.client = client;
        this.place = place;
        this.failure = failure;
    }

    void files(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        String from = startAfter.isEmpty() ? null : place.before() + startAfter;
        String token = null;
        do {
            ListObjectsV2Response page = filePage(prefix, from, token);
            for (S3Object object : page.contents()) {
                here(object.key())
                        .ifPresent(key -> consumer.accept(new ObjectEntry(key, object.size(), object.lastModified())));
            }
            token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        } while (token != null);
    }

    /** Stops at the first version that {@code consumer} does not want. */
    void versions(String prefix, String startAfter, Predicate<ObjectVersion> consumer) {
        String keyMarker = startAfter.isEmpty() ? null : place.before() + startAfter;
        String versionMarker = null;
        do {
            ListObjectVersionsResponse page = versionPage(prefix, keyMarker, versionMarker);
            for (ObjectVersion version : inOrder(page)) {
                if (!consumer.test(version)) {
                    return;
                }
            }
            boolean isTruncated = Boolean.TRUE.equals(page.isTruncated());
            keyMarker = isTruncated ? page.nextKeyMarker() : null;
            versionMarker = isTruncated ? page.nextVersionIdMarker() : null;
        } while (keyMarker != null);
    }

    private ListObjectsV2Response filePage(String prefix, @Nullable String from, @Nullable String token) {
        try {
            return client.listObjectsV2(request -> request.bucket(place.bucket())
                    .prefix(place.before() + prefix)
                    .startAfter(token == null ? from : null)
                    .continuationToken(token));
        } catch (SdkException e) {
            throw failure.of(S3Request.LIST, prefix, e);
        }
    }

    private ListObjectVersionsResponse versionPage(
            String prefix, @Nullable String keyMarker, @Nullable String versionMarker) {
        try {
            return client.listObjectVersions(request -> request.bucket(place.bucket())
                    .prefix(place.before() + prefix)
                    .keyMarker(keyMarker)
                    .versionIdMarker(versionMarker));
        } catch (SdkException e) {
            throw failure.of(S3Request.LIST, prefix, e);
        }
    }

    private List<ObjectVersion> inOrder(ListObjectVersionsResponse page) {
        List<ObjectVersion> versions = new ArrayList<>();
        for (software.amazon.awssdk.services.s3.model.ObjectVersion file : page.versions()) {
            here(file.key())
                    .ifPresent(key -> versions.add(new ObjectVersion(
                            key,
                            new VersionId(file.versionId()),
                            Kind.FILE,
                            file.isLatest(),
                            file.size(),
                            file.lastModified())));
        }
        for (DeleteMarkerEntry marker : page.deleteMarkers()) {
            here(marker.key())
                    .ifPresent(key -> versions.add(new ObjectVersion(
                            key,
                            new VersionId(marker.versionId()),
                            Kind.DELETE_MARKER,
                            marker.isLatest(),
                            0,
                            marker.lastModified())));
        }
        versions.sort(NEWEST_FIRST);
        return versions;
    }

    private Optional<ObjectKey> here(String name) {
        String key = name.substring(Math.min(place.before().length(), name.length()));
        return ObjectKey.isValid(key) ? Optional.of(ObjectKey.of(key)) : Optional.empty();
    }
}
