package dev.holdfast.repository.write;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobType;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stores blobs: hash, known?, compress, seal into a pack. Safe for many threads at once. */
final class BlobSaver implements AutoCloseable {
    private final int level;
    private final RunIndex index;
    private final Packer data;
    private final Packer trees;
    private final Queue<Compressor> idle = new ConcurrentLinkedQueue<>();

    BlobSaver(int level, RunIndex index, PackSender sender) {
        this.level = level;
        this.index = index;
        data = new Packer(BlobType.DATA, sender);
        trees = new Packer(BlobType.TREE, sender);
    }

    /** Stores a blob unless it is stored already; returns its 32-byte name. */
    byte[] save(BlobType type, SealingKey.Span plain) {
        byte[] id = digest(plain);
        if (index.claim(type, id)) {
            Compressor compressor = idle.poll();
            if (compressor == null) {
                compressor = new Compressor(level);
            }
            try {
                store(type, id, plain, compressor);
            } finally {
                idle.add(compressor);
            }
        }
        return id;
    }

    private static byte[] digest(SealingKey.Span plain) {
        byte[] id = new byte[Sha256.LENGTH];
        Sha256.of(plain.array(), plain.offset(), plain.length()).copyTo(id, 0);
        return id;
    }

    private void store(BlobType type, byte[] id, SealingKey.Span plain, Compressor compressor) {
        Packer packer = type == BlobType.DATA ? data : trees;
        int compressed = compressor.compress(plain);
        if (compressed < plain.length()) {
            packer.add(id, new SealingKey.Span(compressor.target, 0, compressed), plain.length());
        } else {
            packer.add(id, plain, 0);
        }
    }

    /** Sends the packs that are not full. No blob may be on its way. */
    void flush() {
        data.flush();
        trees.flush();
    }

    @Override
    public void close() {
        idle.forEach(Compressor::close);
        idle.clear();
    }

    private static final class Compressor implements AutoCloseable {
        private final ZstdCompressCtx context = new ZstdCompressCtx();
        private byte[] target = {};

        Compressor(int level) {
            context.setLevel(level);
        }

        int compress(SealingKey.Span plain) {
            int bound = (int) Zstd.compressBound(plain.length());
            if (target.length < bound) {
                target = new byte[Math.max(bound, 64 << 10)];
            }
            return context.compressByteArray(target, 0, target.length, plain.array(), plain.offset(), plain.length());
        }

        @Override
        public void close() {
            context.close();
        }
    }
}
