package dev.holdfast.store.s3;

import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.StoreException;
import java.time.Instant;
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
    private final S3Settings settings;
    private final S3Place place;
    private final S3Failure failure;

    S3Listing(S3Client client, S3Settings settings, S3Failure failure) {
        this.client = client;
        this.settings = settings;
        this.place = settings.place();
        this.failure = failure;
    }

    void files(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        String from = startAfter.isEmpty() ? null : place.before() + startAfter;
        String token = null;
        do {
            ListObjectsV2Response page = filePage(prefix, from, token);
            for (S3Object object : page.contents()) {
                here(object.key()).ifPresent(key -> consumer.accept(entry(key, object)));
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
            ListObjectsV2Response page = client.listObjectsV2(request -> request.bucket(place.bucket())
                    .prefix(place.before() + prefix)
                    .startAfter(token == null ? from : null)
                    .continuationToken(token));
            requireListing(prefix, page.name());
            return page;
        } catch (SdkException e) {
            throw failure.of(S3Request.LIST, prefix, e);
        }
    }

    private ListObjectVersionsResponse versionPage(
            String prefix, @Nullable String keyMarker, @Nullable String versionMarker) {
        try {
            ListObjectVersionsResponse page = client.listObjectVersions(request -> request.bucket(place.bucket())
                    .prefix(place.before() + prefix)
                    .keyMarker(keyMarker)
                    .versionIdMarker(versionMarker));
            requireListing(prefix, page.name());
            return page;
        } catch (SdkException e) {
            throw failure.of(S3Request.LIST, prefix, e);
        }
    }

    /** An error that came with status 200 reads as a listing of nothing; but a listing names its bucket. */
    private void requireListing(String prefix, @Nullable String bucket) {
        if (bucket == null) {
            throw new StoreException.Retryable(
                    "Listing " + (prefix.isEmpty() ? "all" : prefix) + " in " + settings
                            + " got an answer of success that is no listing; list it again.",
                    null,
                    null);
        }
    }

    private List<ObjectVersion> inOrder(ListObjectVersionsResponse page) {
        List<ObjectVersion> versions = new ArrayList<>();
        for (software.amazon.awssdk.services.s3.model.ObjectVersion file : page.versions()) {
            here(file.key())
                    .ifPresent(key -> versions.add(new ObjectVersion(
                            key,
                            S3Answers.versionOf(file.versionId()),
                            Kind.FILE,
                            Boolean.TRUE.equals(file.isLatest()),
                            S3Answers.part(file.size(), "size", settings),
                            date(file.lastModified()))));
        }
        for (DeleteMarkerEntry marker : page.deleteMarkers()) {
            here(marker.key())
                    .ifPresent(key -> versions.add(new ObjectVersion(
                            key,
                            S3Answers.versionOf(marker.versionId()),
                            Kind.DELETE_MARKER,
                            Boolean.TRUE.equals(marker.isLatest()),
                            0,
                            date(marker.lastModified()))));
        }
        versions.sort(NEWEST_FIRST);
        return versions;
    }

    private ObjectEntry entry(ObjectKey key, S3Object object) {
        return new ObjectEntry(key, S3Answers.part(object.size(), "size", settings), date(object.lastModified()));
    }

    private Instant date(@Nullable Instant modified) {
        return S3Answers.part(modified, "date", settings);
    }

    private Optional<ObjectKey> here(String name) {
        String key = name.substring(Math.min(place.before().length(), name.length()));
        return ObjectKey.isValid(key) ? Optional.of(ObjectKey.of(key)) : Optional.empty();
    }
}
