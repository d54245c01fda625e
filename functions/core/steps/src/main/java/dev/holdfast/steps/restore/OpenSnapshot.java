package dev.holdfast.steps.restore;

import dev.holdfast.kubernetes.capture.CaptureManifest;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.objects.RepositoryObjects;

/** A snapshot in one copy, opened: its receipt, its files and its objects. */
public record OpenSnapshot(Copy copy, Repository repository, ReceiptBook.Entry entry, SnapshotTree tree)
        implements AutoCloseable {
    /** Its objects. */
    public RepositoryObjects objects() {
        return new RepositoryObjects(tree);
    }

    /** What the capture said of itself. */
    public CaptureManifest manifest() {
        return objects().manifest();
    }

    /** What was said of it as it was committed. */
    public Receipt receipt() {
        return entry.receipt();
    }

    @Override
    public void close() {
        copy.close();
    }
}
