package dev.holdfast.repository.write;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.PackHeader;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;

/**
 * Finishes packs and sends each with one PUT, several at once on virtual threads. The buffers of packs are half of the run's
 * memory; when all are on their way, whoever needs one waits: so the store's pace bounds the reader's.
 */
final class PackSender {
    private final OpenRepository repository;
    private final RunIndex index;
    private final Background background;
    private final int capacity;
    private final Semaphore buffers;
    private final Deque<byte[]> idle = new ArrayDeque<>();

    PackSender(OpenRepository repository, RunIndex index, Background background) {
        this.repository = repository;
        this.index = index;
        this.background = background;
        capacity = repository.bounds().packSize();
        buffers = new Semaphore((int) Math.max(3, repository.bounds().memory() / 2 / capacity));
    }

    /** A buffer in which at least one blob of {@code length} finds room; may wait. */
    byte[] buffer(int length) {
        background.awaiting(buffers);
        int needed = length + PackHeader.storedSizeAtMost(1);
        if (needed > capacity) {
            return new byte[needed];
        }
        synchronized (idle) {
            byte[] used = idle.poll();
            return used != null ? used : new byte[capacity];
        }
    }

    void seal(SealingKey.Span body, byte[] buffer, int at) {
        repository.key().seal(repository.nonces().next(), body, buffer, at);
    }

    /** Adds the header, and sends the pack in the background. */
    void send(OpenPack pack) {
        byte[] buffer = pack.buffer;
        int size = PackHeader.encode(repository.key(), repository.nonces(), pack.contents, buffer, pack.used());
        PackId id = new PackId(Sha256.of(buffer, 0, size));
        background.send(() -> {
            try {
                repository.files().write(RepositoryLayout.key(id), Content.of(buffer, size, id.sha256()));
                index.stored(id, pack.contents, size);
            } finally {
                release(buffer);
            }
        });
    }

    private void release(byte[] buffer) {
        if (buffer.length == capacity) {
            synchronized (idle) {
                idle.push(buffer);
            }
        }
        buffers.release();
    }
}
