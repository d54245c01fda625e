package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The bytes of a file, blob by blob. Blobs are fetched in windows, neighbours with one request, and the next few windows while this
 * one is read: small pieces in a store that is far away come as quickly as large ones.
 */
final class BlobInputStream extends InputStream {
    /** Bytes of a window, but one blob at least. */
    private static final int WINDOW = 2 << 20;

    private static final int AHEAD = 4;

    private final BlobReader blobs;
    private final Iterator<BlobId> rest;
    private final ObjectKey snapshot;
    private final Deque<Window> coming = new ArrayDeque<>();
    private Iterator<BlobId> ids = List.<BlobId>of().iterator();
    private Map<BlobId, byte[]> fetched = Map.of();
    private byte[] current = {};
    private int at;

    private record Window(List<BlobId> ids, CompletableFuture<Map<BlobId, byte[]>> fetched) {}

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
            if (!ids.hasNext() && !nextWindow()) {
                return false;
            }
            current = blob(ids.next());
            at = 0;
        }
        return true;
    }

    private boolean nextWindow() {
        while (coming.size() < AHEAD && rest.hasNext()) {
            coming.add(begin());
        }
        Window window = coming.poll();
        if (window == null) {
            return false;
        }
        ids = window.ids.iterator();
        fetched = window.fetched.join();
        return true;
    }

    /** What did not come with the others is looked for alone: that knows other places, or says what is damaged. */
    private byte[] blob(BlobId id) throws IOException {
        byte[] plain = fetched.get(id);
        if (plain != null) {
            return plain;
        }
        try {
            return blobs.read(BlobType.DATA, id, snapshot);
        } catch (RepositoryException | StoreException e) {
            throw new IOException(String.valueOf(e.getMessage()), e);
        }
    }

    private Window begin() {
        List<BlobId> wanted = new ArrayList<>();
        long bytes = 0;
        while (bytes < WINDOW && rest.hasNext()) {
            BlobId id = rest.next();
            wanted.add(id);
            bytes += blobs.weight(BlobType.DATA, id);
        }
        CompletableFuture<Map<BlobId, byte[]>> future = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                future.complete(blobs.readTogether(BlobType.DATA, wanted));
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return new Window(wanted, future);
    }
}
