package dev.holdfast.store.azure;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.azure.AzureFailures.Act;
import dev.holdfast.store.azure.AzureFailures.Intent;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The blobs below a prefix whose names are keys of ours, in the order of the keys, page by page; a blob per version if versions are
 * asked for, the oldest first, as the service lists them.
 */
final class AzureListing implements Iterator<AzureListing.Item> {
    private static final int PAGE = 5000; // The service's limit.

    /** What is listed: blobs of the container whose names begin with {@code root + prefix}, after {@code startAfter}. */
    record Range(String root, String prefix, String startAfter) {
        /** Nothing of the prefix sorts after the start. */
        boolean isEmpty() {
            return startAfter.compareTo(prefix) > 0 && !startAfter.startsWith(prefix);
        }

        /** Where the service may begin, inclusively; a start before the prefix is none. */
        Optional<String> startFrom() {
            return startAfter.isEmpty() || !startAfter.startsWith(prefix)
                    ? Optional.empty()
                    : Optional.of(root + startAfter);
        }
    }

    /** A blob or a version of one. */
    record Item(ObjectKey key, BlobItem blob) {}

    private final AzureFailures failures;
    private final Range range;
    private final Act act;
    private final Iterator<BlobItem> blobs;
    private @Nullable Item next;
    private String last = "";

    AzureListing(BlobContainerClient container, AzureFailures failures, Range range, BlobListDetails details) {
        this.failures = failures;
        this.range = range;
        this.act = new Act(Intent.READ, "list '" + range.prefix() + "'");
        ListBlobsOptions options = new ListBlobsOptions()
                .setPrefix(range.root() + range.prefix())
                .setMaxResultsPerPage(PAGE)
                .setDetails(details);
        range.startFrom().ifPresent(options::setStartFrom);
        this.blobs =
                failures.translate(act, () -> container.listBlobs(options, null).iterator());
    }

    @Override
    public boolean hasNext() {
        while (next == null && failures.translate(act, blobs::hasNext)) {
            next = item(failures.translate(act, blobs::next));
        }
        return next != null;
    }

    @Override
    public Item next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Item item = next;
        next = null;
        return item;
    }

    private @Nullable Item item(BlobItem blob) {
        String name = blob.getName();
        if (blob.getSnapshot() != null || blob.isDeleted() || !name.startsWith(range.root())) {
            return null;
        }
        String key = name.substring(range.root().length());
        // An emulator or an older service may not know where to start.
        if (!ObjectKey.isValid(key) || !key.startsWith(range.prefix()) || key.compareTo(range.startAfter()) <= 0) {
            return null;
        }
        if (key.compareTo(last) < 0) {
            throw new StoreException.Unsupported(
                    "The account lists '" + key + "' after '" + last
                            + "', out of the order of names, as accounts with a hierarchical namespace do; use an account without it");
        }
        last = key;
        return new Item(ObjectKey.of(key), blob);
    }
}
