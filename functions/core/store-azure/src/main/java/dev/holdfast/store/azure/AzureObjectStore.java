package dev.holdfast.store.azure;

import com.azure.core.http.rest.Response;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.specialized.BlobClientBase;
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
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.azure.AzureFailures.Act;
import dev.holdfast.store.azure.AzureFailures.Intent;
import dev.holdfast.store.azure.AzureListing.Item;
import dev.holdfast.store.azure.AzureListing.Range;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A container of Azure Blob Storage, below a prefix.
 *
 * <h2>Where Azure differs from the other places</h2>
 * <ul>
 *   <li>There are no delete markers. A deleted blob is a key none of whose versions is {@linkplain ObjectVersion#current current}; we never
 *       delete the current version but by {@link #delete}, so whoever else finds such a key has found a deletion by somebody else.
 *   <li>Deleting the current version does not put the one below it on top: the key then has no current version, and a read without a
 *       version finds nothing. The versions below are read by their ids.
 *   <li>The service cannot check a SHA-256. It checks an MD5 against damage on the way; what is stored is verified by reading it.
 *   <li>Without versioning on the account the ETag stands for the version, and every lock is {@link Lock.Unknown}.
 * </ul>
 */
public final class AzureObjectStore implements ObjectStore, LocationProbe {
    private final AzureSettings settings;
    private final AzureFailures failures;
    private final Supplier<AzureClients> clients;
    private final String root;

    private AzureObjectStore(AzureSettings settings, AzureSecret secret) {
        this.settings = settings;
        this.failures = new AzureFailures(settings.describe(), secret);
        this.clients = new Once<>(() -> AzureClients.of(settings, secret));
        this.root = settings.prefix().isEmpty() ? "" : settings.prefix() + "/";
    }

    /**
     * Opens it without asking the service anything.
     *
     * @param environment where the settings' environment variables are looked up
     * @throws dev.holdfast.store.StoreException.AccessDenied if one of them is not set
     * @throws dev.holdfast.store.StoreException.Permanent if the credentials cannot belong to this place
     */
    public static AzureObjectStore open(AzureSettings settings, Map<String, String> environment) {
        return new AzureObjectStore(settings, AzureSecret.from(settings, environment));
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        return AzureUpload.put(
                clients.get().blocking().getBlobClient(root + key).getBlockBlobClient(),
                failures,
                new Act(Intent.CHANGE, "write " + key),
                content);
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        Act act = new Act(Intent.READ, "read " + key + named(version));
        AzureVersion which = AzureVersion.of(version);
        return AzureDownload.open(
                clients.get().streaming().getBlobVersionAsyncClient(root + key, which.versionId()),
                failures,
                act,
                which,
                range);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        AzureVersion which = AzureVersion.of(version);
        return failures.translate(new Act(Intent.READ, "look at " + key + named(version)), () -> {
            Response<BlobProperties> response = properties(key, which);
            BlobProperties properties = response.getValue();
            return new ObjectStat(
                    key,
                    AzureVersion.name(properties.getVersionId(), properties.getETag()),
                    properties.getBlobSize(),
                    properties.getLastModified().toInstant(),
                    AzureLocks.of(response.getHeaders()),
                    AzureDates.serverTime(response.getHeaders()));
        });
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        VersionGroup group = new VersionGroup();
        AzureListing listing =
                listing(new Range(root, key.value(), ""), new BlobListDetails().setRetrieveVersions(true));
        while (listing.hasNext()) {
            Item item = listing.next();
            if (!item.key().equals(key)) {
                break; // A key sorts before all that it is a prefix of.
            }
            group.add(item);
        }
        return group.newestFirst();
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        Range range = new Range(root, prefix, startAfter);
        if (range.isEmpty()) {
            return;
        }
        listing(range, new BlobListDetails()).forEachRemaining(item -> {
            BlobItem blob = item.blob();
            consumer.accept(new ObjectEntry(
                    item.key(),
                    blob.getProperties().getContentLength(),
                    blob.getProperties().getLastModified().toInstant()));
        });
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        Range range = new Range(root, prefix, startAfter);
        if (range.isEmpty()) {
            return;
        }
        VersionGroup group = new VersionGroup();
        listing(range, new BlobListDetails().setRetrieveVersions(true)).forEachRemaining(item -> {
            if (!group.isOf(item.key())) {
                group.newestFirst().forEach(consumer);
                group.clear();
            }
            group.add(item);
        });
        group.newestFirst().forEach(consumer);
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return new AzurePolicies(failures, key, version)
                .extend(this::stat, client(key, AzureVersion.of(version)), until);
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        AzureVersion which = AzureVersion.of(version);
        new AzureDeletion(failures, new Act(Intent.CHANGE, "delete " + key + named(version)))
                .delete(client(key, which), client(key, AzureVersion.of(VersionSelector.CURRENT)), which);
    }

    @Override
    public LocationRules rules() {
        return new AzureRules(failures).of(clients.get().blocking());
    }

    @Override
    public String describe() {
        return settings.describe();
    }

    /** The JDK's HTTP client lets go of idle connections by itself. */
    @Override
    public void close() {}

    private AzureListing listing(Range range, BlobListDetails details) {
        return new AzureListing(clients.get().blocking(), failures, range, details);
    }

    private Response<BlobProperties> properties(ObjectKey key, AzureVersion which) {
        return client(key, which).getPropertiesWithResponse(which.conditions(), null, Context.NONE);
    }

    private BlobClientBase client(ObjectKey key, AzureVersion which) {
        return clients.get().blocking().getBlobVersionClient(root + key, which.versionId());
    }

    private static String named(VersionSelector version) {
        return version instanceof VersionId id ? " (version " + id + ")" : "";
    }
}
