package dev.holdfast.repository.write;

import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobType;
import java.util.ArrayList;
import java.util.List;

/** Gathers small files, so that a thread is handed hundreds at a time and not one. Safe for many threads at once. */
final class SmallFiles {
    private static final int MOST_FILES = 256;
    private static final int MOST_BYTES = 512 << 10;

    private final BlobSaver blobs;
    private final Background background;
    private List<Small> gathered = new ArrayList<>();
    private int bytes;

    SmallFiles(BlobSaver blobs, Background background) {
        this.blobs = blobs;
        this.background = background;
    }

    @SuppressWarnings("ArrayRecordComponent") // on its way, never compared
    private record Small(Entry.File file, byte[] content) {}

    void add(Entry.File file, byte[] content) {
        List<Small> full = List.of();
        synchronized (this) {
            gathered.add(new Small(file, content));
            bytes += content.length;
            if (gathered.size() >= MOST_FILES || bytes >= MOST_BYTES) {
                full = take();
            }
        }
        save(full);
    }

    void flush() {
        List<Small> rest;
        synchronized (this) {
            rest = take();
        }
        save(rest);
    }

    private List<Small> take() {
        List<Small> taken = gathered;
        gathered = new ArrayList<>();
        bytes = 0;
        return taken;
    }

    private void save(List<Small> files) {
        if (files.isEmpty()) {
            return;
        }
        background.compute(() -> {
            for (Small small : files) {
                byte[] id = blobs.save(BlobType.DATA, SealingKey.Span.of(small.content));
                small.file.blob(0, id, small.content.length);
            }
        });
    }
}
