package dev.holdfast.store.s3;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.LocationProbe;
import dev.holdfast.store.LocationRules;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket of S3. It asks once and says what came of it; asking again is {@link dev.holdfast.store.RetryingObjectStore}'s work.
 *
 * <p>A {@link StoreException.Refused} from {@link #delete} may mean a lock or a missing right: S3 answers both alike.
 */
public final class S3ObjectStore implements ObjectStore, LocationProbe {
    private final S3Settings settings;
    private final S3Place place;
    private final S3Client client;
    private final S3Failure failure;
    private final S3Locks locks;
    private final S3Listing listing;
    private final S3Transfers transfers;

    private S3ObjectStore(S3Settings settings, S3Client client) {
        this.settings = settings;
        this.place = settings.place();
        this.client = client;
        this.failure = new S3Failure(settings);
        this.locks = new S3Locks(client, place, failure);
        this.listing = new S3Listing(client, settings, failure);
        this.transfers = new S3Transfers(settings, client, failure);
    }

    /**
     * Prepares a client. Nothing is asked of the server yet.
     *
     * @param environment where {@link S3Credentials.Environment} looks
     * @throws StoreException.Permanent if a credential or the CA file is missing
     */
    public static S3ObjectStore open(S3Settings settings, Map<String, String> environment) {
        return new S3ObjectStore(settings, S3Clients.open(settings, environment));
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        return transfers.put(key, content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        return transfers.read(key, version, range);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        HeadObjectResponse head;
        try {
            head = head(key, version);
        } catch (SdkException e) {
            throw failure.of(S3Request.STAT, key, e);
        }
        VersionId id = version instanceof VersionId asked ? asked : S3Answers.versionOf(head.versionId());
        return new ObjectStat(
                key,
                id,
                S3Answers.part(head.contentLength(), "size", settings),
                S3Answers.part(head.lastModified(), "date", settings),
                locks.of(key, head, id),
                S3Answers.serverTime(head, settings));
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        List<ObjectVersion> versions = new ArrayList<>();
        listing.versions(key.value(), "", version -> {
            boolean isIts = version.key().equals(key);
            if (isIts) {
                versions.add(version);
            }
            // The key itself is the first name below itself as a prefix.
            return isIts;
        });
        return List.copyOf(versions);
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        if (ObjectKey.canBeginWith(prefix)) {
            listing.files(prefix, startAfter, consumer);
        }
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        if (ObjectKey.canBeginWith(prefix)) {
            listing.versions(prefix, startAfter, version -> {
                consumer.accept(version);
                return true;
            });
        }
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return locks.extend(key, version, until);
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        requireThere(key, version);
        try {
            client.deleteObject(request ->
                    request.bucket(place.bucket()).key(place.before() + key).versionId(version.value()));
        } catch (SdkException e) {
            throw failure.of(S3Request.DELETE, key, e);
        }
    }

    @Override
    public LocationRules rules() {
        return new S3Rules(client, settings, failure).ask();
    }

    @Override
    public String describe() {
        return settings.toString();
    }

    @Override
    public void close() {
        client.close();
    }

    /** S3 answers the deletion of a version that never was with success; we promise to say that there is none. */
    private void requireThere(ObjectKey key, VersionId version) {
        try {
            head(key, version);
        } catch (S3Exception e) {
            boolean isMarker = e.statusCode() == 405;
            // An identity that may only delete may not look: then the deletion's own answer decides.
            if (!isMarker && e.statusCode() != 403) {
                throw failure.of(S3Request.STAT, key, e);
            }
        } catch (SdkException e) {
            throw failure.of(S3Request.STAT, key, e);
        }
    }

    private HeadObjectResponse head(ObjectKey key, VersionSelector version) {
        @Nullable String id = version instanceof VersionId given ? given.value() : null;
        return client.headObject(request ->
                request.bucket(place.bucket()).key(place.before() + key).versionId(id));
    }
}
