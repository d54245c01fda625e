package dev.holdfast.repository.replication;

import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;

/** Brings indexes, receipts, snapshots, key files and wrapped passwords: everything content-named that is no pack. */
final class SmallFiles {
    private static final int MAX_BYTES = 160 << 20;

    private final ContentFiles source;
    private final String describedSource;
    private final FileTarget target;
    private final Attempts attempts;

    SmallFiles(ObjectStore source, ObjectStore target, TransferLimits limits) {
        this.source = new ContentFiles(source, MAX_BYTES);
        this.describedSource = source.describe();
        this.target = new FileTarget(target);
        this.attempts = new Attempts(limits);
    }

    FileOutcome bring(ObjectKey key) throws InterruptedException {
        try {
            return attempts.of(key, () -> once(key));
        } catch (CutOffException e) {
            throw new IllegalStateException("Small files are never cut off", e);
        }
    }

    private FileOutcome once(ObjectKey key) {
        return switch (source.read(key)) {
            case ContentFile.Genuine genuine ->
                target.write(key, Content.of(genuine.bytes(), genuine.bytes().length, genuine.digest()));
            case ContentFile.Damaged damaged -> new FileOutcome.DamagedAtSource(key, damaged.why());
            case ContentFile.Absent _ ->
                new FileOutcome.DamagedAtSource(
                        key, "There is no such file at " + describedSource + ", though it is needed there.");
        };
    }
}
