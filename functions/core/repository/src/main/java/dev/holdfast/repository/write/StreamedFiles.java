package dev.holdfast.repository.write;

import dev.holdfast.repository.chunk.Chunker;
import dev.holdfast.repository.format.BlobType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads streams, cuts them, and hands the chunks to the processor's threads. Two bounds: how many streams are read at once, and
 * how many bytes of chunks are waiting.
 */
final class StreamedFiles {
    private static final int READ = 1 << 20;

    private final BlobSaver blobs;
    private final Background background;
    private final Semaphore streams;
    private final Semaphore waitingBytes;
    private final int mostWaiting;
    private final Queue<byte[]> idle = new ConcurrentLinkedQueue<>();

    StreamedFiles(BlobSaver blobs, Background background, long memory, int largestChunk) {
        this.blobs = blobs;
        this.background = background;
        streams = new Semaphore((int) Math.max(1, memory / 8 / (largestChunk + READ)));
        mostWaiting = (int) Math.max(largestChunk, Math.min(memory / 4, 1 << 30));
        waitingBytes = new Semaphore(mostWaiting);
    }

    /** Reads all of {@code content} into {@code file}; the last chunks may still be on their way when it returns. */
    void add(Entry.File file, InputStream content, Chunker chunker) throws IOException {
        background.awaiting(streams);
        try {
            byte[] used = idle.poll();
            byte[] buffer =
                    used != null && used.length == chunker.largest() + READ ? used : new byte[chunker.largest() + READ];
            read(file, content, chunker, buffer);
            idle.add(buffer);
        } finally {
            streams.release();
        }
    }

    private void read(Entry.File file, InputStream content, Chunker chunker, byte[] buffer) throws IOException {
        int number = 0;
        int from = 0;
        int to = 0;
        int scanned = 0;
        while (true) {
            if (buffer.length - to < READ) {
                System.arraycopy(buffer, from, buffer, 0, to - from);
                to -= from;
                from = 0;
            }
            int got = content.readNBytes(buffer, to, READ);
            to += got;
            int length = chunker.cut(buffer, from, scanned, to);
            while (length > 0) {
                save(file, number++, buffer, from, length);
                from += length;
                length = chunker.cut(buffer, from, 0, to);
            }
            scanned = to - from;
            if (got < READ) {
                break;
            }
        }
        if (to > from) {
            save(file, number, buffer, from, to - from);
        }
    }

    private void save(Entry.File file, int number, byte[] buffer, int from, int length) {
        background.awaiting(waitingBytes, length);
        byte[] chunk = new byte[length];
        System.arraycopy(buffer, from, chunk, 0, length);
        background.compute(() -> {
            try {
                file.blob(number, blobs.save(BlobType.DATA, chunk, length), length);
            } finally {
                waitingBytes.release(length);
            }
        });
    }
}
