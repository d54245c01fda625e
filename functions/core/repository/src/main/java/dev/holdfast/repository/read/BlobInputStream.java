package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The bytes of a file, blob by blob; the next few are fetched while this one is read. */
final class BlobInputStream extends InputStream {
    private static final int AHEAD = 4;

    private final BlobReader blobs;
    private final Iterator<BlobId> rest;
    private final ObjectKey snapshot;
    private final Deque<CompletableFuture<byte[]>> coming = new ArrayDeque<>();
    private byte[] current = {};
    private int at;

    BlobInputStream(BlobReader blobs, List<BlobId> content, ObjectKey snapshot) {
        this.blobs = blobs;
        this.rest = content.iterator();
        this.snapshot = snapshot;
    }

    @Override
    public int read() throws IOException {
        return advance() ? current[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!advance()) {
            return -1;
        }
        int got = Math.min(length, current.length - at);
        System.arraycopy(current, at, target, offset, got);
        at += got;
        return got;
    }

    private boolean advance() throws IOException {
        while (at == current.length) {
            fetchAhead();
            CompletableFuture<byte[]> next = coming.poll();
            if (next == null) {
                return false;
            }
            try {
                current = next.join();
                at = 0;
            } catch (CompletionException e) {
                Throwable cause = e.getCause() != null ? e.getCause() : e;
                throw new IOException(String.valueOf(cause.getMessage()), cause);
            }
        }
        return true;
    }

    private void fetchAhead() {
        while (coming.size() < AHEAD && rest.hasNext()) {
            BlobId id = rest.next();
            CompletableFuture<byte[]> future = new CompletableFuture<>();
            coming.add(future);
            Thread.startVirtualThread(() -> fetch(id, future));
        }
    }

    private void fetch(BlobId id, CompletableFuture<byte[]> future) {
        try {
            future.complete(blobs.read(BlobType.DATA, id, snapshot));
        } catch (RepositoryException | StoreException e) {
            future.completeExceptionally(e);
        } catch (Throwable e) {
            future.completeExceptionally(new IllegalStateException("Reading the blob " + id + " failed", e));
        }
    }
}
