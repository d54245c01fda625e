package dev.holdfast.benchmarks;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What {@code tar | zstd -3} makes of files, counted and not kept: one frame over all of them, which is better compression than anything
 * can have that must give back single objects.
 */
final class Tarball implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int LEVEL = 3;

    private final Counter compressed = new Counter();
    private final ZstdOutputStream out;
    private long content;

    Tarball() throws IOException {
        out = new ZstdOutputStream(compressed, LEVEL);
    }

    void add(String path, byte[] file) {
        content += file.length;
        try {
            out.write(header(path, file.length));
            out.write(file);
            out.write(new byte[Math.floorMod(-file.length, BLOCK)]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A ustar header without a checksum: nobody unpacks it. */
    private static byte[] header(String path, int size) {
        var header = new byte[BLOCK];
        var name = path.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(name, 0, header, 0, Math.min(name.length, 100));
        var fields = String.format("0000600\0" + "0000000\0" + "0000000\0" + "%011o\0" + "00000000000\0", size);
        var bytes = fields.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, 100, bytes.length);
        return header;
    }

    /** Bytes of the files themselves. */
    long content() {
        return content;
    }

    /** Ends it, and answers with its compressed size. */
    long size() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
        return compressed.bytes;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int single) {
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) {
            bytes += length;
        }
    }
}
