package dev.holdfast.repository;

import dev.holdfast.repository.format.Compression;
import dev.holdfast.repository.format.OpenRepository;
import java.security.SecureRandom;

/**
 * How an opened repository works.
 *
 * @param random makes the 16-byte IV of each thing written
 * @param memory bytes that buffers may take in all, beside the index; at least 32 MiB
 * @param threads CPU threads, at least 1
 * @param packSize bytes at which a pack is sent, 1 to 128 MiB; the format's readers take any
 * @param compression how hard to compress
 */
public record OpenSettings(SecureRandom random, long memory, int threads, int packSize, Compression compression) {
    private static final int MIB = 1 << 20;

    public OpenSettings {
        if (memory < 32L * MIB) {
            throw new IllegalArgumentException("A repository needs 32 MiB for its buffers, not " + memory + " bytes");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("A repository needs one thread, not " + threads);
        }
        if (packSize < MIB || packSize > 128 * MIB) {
            throw new IllegalArgumentException("A pack has 1 to 128 MiB, not " + packSize + " bytes");
        }
    }

    /** 256 MiB of buffers, a thread for each processor, packs of 16 MiB, default compression. */
    public static OpenSettings of(SecureRandom random) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new OpenSettings(random, 256L * MIB, processors, 16 * MIB, Compression.DEFAULT);
    }

    /** The same with other bounds of memory and threads. */
    public OpenSettings within(long otherMemory, int otherThreads) {
        return new OpenSettings(random, otherMemory, otherThreads, packSize, compression);
    }

    /** The same with packs of another size. */
    public OpenSettings withPackSize(int other) {
        return new OpenSettings(random, memory, threads, other, compression);
    }

    /** The same with other compression. */
    public OpenSettings withCompression(Compression other) {
        return new OpenSettings(random, memory, threads, packSize, other);
    }

    /** Packs are smaller than asked where four of them would not fit into half of the memory. */
    OpenRepository.Bounds bounds() {
        int fitting = (int) Math.min(packSize, memory / 8);
        return new OpenRepository.Bounds(memory, threads, fitting, compression);
    }
}
