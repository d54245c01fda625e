package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** A snapshot in a file, as the tools write it: plain or packed. How it is packed is told by its first bytes; names differ from tool to tool. */
public final class SnapshotFile {
    private static final int BUFFER = 1 << 18;
    private static final int HEAD = 4;

    private SnapshotFile() {}

    /** How a file is packed. */
    public enum Packing {
        /** A database begins with the number of its first page, eight zeros. */
        NONE,
        /** {@code etcdctl}'s users, and etcd-backup-restore. */
        GZIP,
        /** etcd-backup-restore. */
        ZLIB,
        /** etcd-backup-restore. */
        LZW,
        /** k3s and RKE2 with {@code --etcd-snapshot-compress}. */
        ZIP
    }

    /** What a file holds, unpacked on the way; damage of the packing is an {@link EtcdException.Damaged} of {@code read}. */
    public static final class Unpacked extends FilterInputStream {
        private final Packing packing;

        private Unpacked(InputStream content, Packing packing) {
            super(content);
            this.packing = packing;
        }

        public Packing packing() {
            return packing;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            try {
                return in.read(target, offset, length);
            } catch (ZipException | EOFException e) {
                throw damaged(packing, e);
            }
        }
    }

    /**
     * Begins to read a file.
     *
     * @throws EtcdException.Damaged if it is packed and its beginning is damaged
     * @throws IOException if it cannot be read
     */
    public static Unpacked open(InputStream file) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(file, BUFFER);
        buffered.mark(HEAD);
        Packing packing = packing(buffered.readNBytes(HEAD));
        buffered.reset();
        try {
            return new Unpacked(content(buffered, packing), packing);
        } catch (ZipException | EOFException e) {
            throw damaged(packing, e);
        }
    }

    private static Packing packing(byte[] read) {
        byte[] head = Arrays.copyOf(read, HEAD);
        int two = (head[0] & 0xff) << 8 | (head[1] & 0xff);
        if (two == 0x1f8b) {
            return Packing.GZIP;
        }
        if (two == 0x504b && head[2] == 3 && head[3] == 4) {
            return Packing.ZIP;
        }
        if ((head[0] & 0x0f) == 8 && (head[0] & 0xff) <= 0x78 && two % 31 == 0) {
            return Packing.ZLIB;
        }
        // The code that begins it, 256 in nine bits from the lowest on, then those of zeros.
        return two == 0x0001 ? Packing.LZW : Packing.NONE;
    }

    private static InputStream content(InputStream file, Packing packing) throws IOException {
        return switch (packing) {
            case NONE -> file;
            case GZIP -> new GZIPInputStream(file, BUFFER);
            case ZLIB -> new InflaterInputStream(file);
            case LZW -> new LzwInput(file);
            case ZIP -> firstFile(new ZipInputStream(file));
        };
    }

    private static InputStream firstFile(ZipInputStream archive) throws IOException {
        for (ZipEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (!entry.isDirectory()) {
                return archive;
            }
        }
        throw new ZipException("there is no file in it");
    }

    private static EtcdException.Damaged damaged(Packing packing, IOException e) {
        return new EtcdException.Damaged("The file is packed (" + packing + ") and cannot be unpacked: "
                + e.getMessage() + ". It is cut off or altered: take another copy of it.");
    }
}
