package dev.holdfast.repository.write;

import dev.holdfast.repository.chunk.Chunker;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.OpenRepository;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;

/**
 * Reads streams into blocks, cuts them into chunks where they lie, and hands each block to the processor's threads. Blocks are used again:
 * chunks that were copied would outlive young collections, and die old. Bounds: how many streams are read at once, how many blocks
 * there are, and how many bytes they have.
 */
final class StreamedFiles {
    private static final int READ = 1 << 20;
    /** Blocks that wait for each thread, beside those that streams are filling. */
    private static final int QUEUED = 3;

    private final BlobSaver blobs;
    private final Background background;
    private final Semaphore streams;
    private final Semaphore bytes;
    /** Blocks that are filled or wait for a thread: more than keep all threads busy only take memory. */
    private final Semaphore blocks;
    /** What one block takes of {@link #bytes} at most: each stream may hold one and ask for another, and one more is left over. */
    private final int share;

    private final Queue<byte[]> idle = new ConcurrentLinkedQueue<>();

    StreamedFiles(BlobSaver blobs, Background background, OpenRepository.Bounds bounds, int largestChunk) {
        this.blobs = blobs;
        this.background = background;
        long memory = bounds.memory();
        int most = (int) Math.max(1, memory / 8 / (largestChunk + READ));
        int all = (int) Math.max((most + 1L) * (largestChunk + READ), Math.min(memory / 8 * 3, 1 << 30));
        streams = new Semaphore(most);
        bytes = new Semaphore(all);
        blocks = new Semaphore(most + 1 + QUEUED * bounds.threads());
        share = all / (most + 1);
    }

    /** Reads all of {@code content} into {@code file}; the last chunks may still be on their way when it returns. */
    void add(Entry.File file, InputStream content, Chunker chunker) throws IOException {
        background.awaiting(streams);
        try {
            read(file, content, chunker);
        } finally {
            streams.release();
        }
    }

    private void read(Entry.File file, InputStream content, Chunker chunker) throws IOException {
        int size = chunker.largest() + READ;
        byte[] buffer = take(size);
        int number = 0;
        int there = 0;
        boolean ended = false;
        while (!ended) {
            int scanned = there;
            int got;
            try {
                got = content.readNBytes(buffer, there, READ);
            } catch (IOException | RuntimeException e) {
                give(buffer);
                throw e;
            }
            there += got;
            ended = got < READ;
            List<Integer> lengths = new ArrayList<>();
            int cut = 0;
            for (int length = chunker.cut(buffer, 0, scanned, there);
                    length > 0;
                    length = chunker.cut(buffer, cut, 0, there)) {
                lengths.add(length);
                cut += length;
            }
            if (ended && there > cut) {
                lengths.add(there - cut);
                cut = there;
            }
            if (!lengths.isEmpty()) {
                byte[] next = ended ? new byte[0] : take(size);
                System.arraycopy(buffer, cut, next, 0, there - cut);
                save(file, number, buffer, lengths);
                number += lengths.size();
                buffer = next;
                there -= cut;
            } else if (ended) {
                give(buffer);
            }
        }
    }

    private byte[] take(int size) {
        background.awaiting(blocks);
        background.awaiting(bytes, Math.min(size, share));
        byte[] used = idle.poll();
        return used != null && used.length == size ? used : new byte[size];
    }

    private void give(byte[] buffer) {
        idle.add(buffer);
        bytes.release(Math.min(buffer.length, share));
        blocks.release();
    }

    /** Saves chunks that lie one behind the other, from the first byte on. */
    private void save(Entry.File file, int firstNumber, byte[] block, List<Integer> lengths) {
        background.compute(() -> {
            try {
                int at = 0;
                int number = firstNumber;
                for (int length : lengths) {
                    byte[] id = blobs.save(BlobType.DATA, new SealingKey.Span(block, at, length));
                    file.blob(number++, id, length);
                    at += length;
                }
            } finally {
                give(block);
            }
        });
    }
}
