package dev.holdfast.repository.replication;

import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.util.HashSet;
import java.util.Set;

/** Brings indexes, receipts, snapshots, key files and wrapped passwords: everything content-named that is no pack. */
final class SmallFiles {
    private static final int MAX_BYTES = 160 << 20;

    private final ContentFiles source;
    private final ObjectStore targetStore;
    private final String describedSource;
    private final FileTarget target;
    private final Attempts attempts;

    SmallFiles(ObjectStore source, ObjectStore target, TransferLimits limits) {
        this.source = new ContentFiles(source, MAX_BYTES);
        this.describedSource = source.describe();
        this.targetStore = target;
        this.target = new FileTarget(target);
        this.attempts = new Attempts(limits);
    }

    /**
     * The files of a folder that are at the target for certain: listed there, and read, for they are few and small, and a damaged one
     * among them makes a whole copy worthless that looks right in every listing.
     */
    Set<ObjectKey> soundAtTarget(String folder) {
        Set<ObjectKey> sound = new HashSet<>();
        targetStore.list(folder, "", entry -> sound.add(entry.key()));
        new ContentFiles(targetStore, MAX_BYTES).readAll(folder, file -> {
            switch (file) {
                case ContentFile.Genuine _ -> {}
                case ContentFile.Damaged damaged -> sound.remove(damaged.key());
                case ContentFile.Absent absent -> sound.remove(absent.key());
            }
        });
        return sound;
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
