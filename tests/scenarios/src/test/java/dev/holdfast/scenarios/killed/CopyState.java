package dev.holdfast.scenarios.killed;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.receipt.Receipts;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.store.ObjectStore;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a copy holds and says at one moment.
 *
 * @param files all of them, by name
 * @param listed the snapshots that it lists, by signed receipts
 * @param runs of which it lists one
 * @param uncommitted receipts whose snapshot never came
 */
record CopyState(Set<String> files, Set<SnapshotId> listed, Set<RunId> runs, int uncommitted) {
    /** Before anything was brought to a copy. */
    static final CopyState EMPTY = new CopyState(Set.of(), Set.of(), Set.of(), 0);

    static CopyState of(ObjectStore store, ReceiptBook book) {
        Set<String> files = new java.util.HashSet<>();
        store.list("", "", entry -> files.add(entry.key().value()));
        List<ReceiptBook.Entry> entries = book.entries();
        return new CopyState(
                Set.copyOf(files),
                entries.stream().flatMap(entry -> entry.snapshot().stream()).collect(Collectors.toSet()),
                entries.stream().map(entry -> entry.receipt().origin().run()).collect(Collectors.toSet()),
                book.uncommitted().size());
    }

    /** How far a run had come that began when this was {@code before}. */
    Phase reachedSince(CopyState before) {
        if (has(RepositoryLayout.SNAPSHOTS, before)) {
            return Phase.COMMITTED;
        }
        if (has(Receipts.FOLDER, before)) {
            return Phase.RECEIPT;
        }
        if (has(RepositoryLayout.INDEXES, before)) {
            return Phase.INDEX;
        }
        if (has(RepositoryLayout.PACKS, before)) {
            return Phase.PACKS;
        }
        return files.size() > before.files.size() ? Phase.FOUNDATION : Phase.NOTHING_WRITTEN;
    }

    private boolean has(String folder, CopyState before) {
        return files.stream().anyMatch(file -> file.startsWith(folder) && !before.files.contains(file));
    }
}
