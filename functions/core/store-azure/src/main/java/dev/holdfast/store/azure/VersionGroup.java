package dev.holdfast.store.azure;

import com.azure.storage.blob.models.BlobItem;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.azure.AzureListing.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The versions of one key, gathered from a listing that has the oldest first. */
final class VersionGroup {
    /** Version ids are the service's time of writing in a fixed form, so their order as text is the order in time. */
    private static final Comparator<ObjectVersion> NEWEST_FIRST = Comparator.comparing(ObjectVersion::current)
            .thenComparing(version -> version.version().value())
            .reversed();

    private final List<ObjectVersion> versions = new ArrayList<>();

    boolean isOf(ObjectKey key) {
        return !versions.isEmpty() && versions.getFirst().key().equals(key);
    }

    void add(Item item) {
        BlobItem blob = item.blob();
        boolean current = blob.getVersionId() == null || Boolean.TRUE.equals(blob.isCurrentVersion());
        versions.add(new ObjectVersion(
                item.key(),
                AzureVersion.name(blob.getVersionId(), blob.getProperties().getETag()),
                Kind.FILE,
                current,
                blob.getProperties().getContentLength(),
                blob.getProperties().getLastModified().toInstant()));
    }

    List<ObjectVersion> newestFirst() {
        return versions.stream().sorted(NEWEST_FIRST).toList();
    }

    void clear() {
        versions.clear();
    }
}
