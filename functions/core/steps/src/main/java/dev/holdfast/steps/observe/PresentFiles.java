package dev.holdfast.steps.observe;

import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.format.SealedFile;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that a copy has: packs as the listing shows them, with their sizes; indexes and snapshots read and hashed, for they are few
 * and small, one damaged one makes many packs worthless, and their names tell without any key what their bytes must be.
 */
public final class PresentFiles {
    private final Map<PackId, Long> packs = new HashMap<>();
    private final Set<ObjectKey> others = new HashSet<>();
    private final Set<ObjectKey> damaged = new HashSet<>();

    private PresentFiles() {}

    /**
     * Lists and reads.
     *
     * @param store a copy's repository
     */
    public static PresentFiles read(ObjectStore store) {
        PresentFiles files = new PresentFiles();
        store.list(RepositoryLayout.PACKS, "", files::addPack);
        ContentFiles contents = new ContentFiles(store, SealedFile.LARGEST_STORED);
        for (String folder : List.of(RepositoryLayout.INDEXES, RepositoryLayout.SNAPSHOTS)) {
            store.list(folder, "", entry -> files.others.add(entry.key()));
            contents.readAll(folder, files::judge);
        }
        return files;
    }

    private void addPack(ObjectEntry entry) {
        if (entry.key().isContentNamed()) {
            packs.put(new PackId(entry.key().digest()), entry.size());
        }
    }

    private void judge(ContentFile file) {
        switch (file) {
            case ContentFile.Damaged bad -> damaged.add(bad.key());
            case ContentFile.Genuine _, ContentFile.Absent _ -> {}
        }
    }

    /** Whether everything that the receipt's snapshot needs is there and sound, as far as it shows without reading packs. */
    boolean holds(ReceiptBook.Entry entry) {
        return entry.snapshot()
                        .map(RepositoryLayout::key)
                        .filter(others::contains)
                        .isPresent()
                && flaw(entry).isEmpty();
    }

    /**
     * The first file of those that the receipt's snapshot needs that is not as it should be: a clause that says what is wrong. A snapshot
     * that is not there is no flaw: its run may be about to write it.
     */
    public Optional<String> flaw(ReceiptBook.Entry entry) {
        var needs = entry.receipt().needs();
        return Stream.of(
                        needs.snapshot().stream()
                                .map(RepositoryLayout::key)
                                .filter(others::contains)
                                .map(this::flaw),
                        needs.indexes().stream().map(RepositoryLayout::key).map(this::flaw),
                        needs.packs().stream().map(this::flaw))
                .flatMap(all -> all)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> flaw(ObjectKey key) {
        if (damaged.contains(key)) {
            return Optional.of(key + " is damaged: its bytes are not what its name says");
        }
        return others.contains(key) ? Optional.empty() : Optional.of(key + " is missing");
    }

    private Optional<String> flaw(StoredPack pack) {
        ObjectKey key = RepositoryLayout.key(pack.id());
        @Nullable Long size = packs.get(pack.id());
        if (size == null) {
            return Optional.of(key + " is missing");
        }
        return size == pack.size()
                ? Optional.empty()
                : Optional.of(key + " is damaged: it has " + size + " bytes instead of " + pack.size());
    }
}
