package dev.holdfast.lab.image;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes a tar archive (POSIX ustar): owned by root, of the time 0, so that the same files make the same bytes. */
final class TarWriter implements AutoCloseable {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final char FILE = '0';
    private static final char LINK = '2';
    private static final char FOLDER = '5';

    private final OutputStream out;

    TarWriter(OutputStream out) {
        this.out = out;
    }

    void folder(String path, int mode) throws IOException {
        out.write(header(path + "/", mode, 0, FOLDER, ""));
    }

    void link(String path, String target) throws IOException {
        out.write(header(path, 0777, 0, LINK, target));
    }

    void file(String path, int mode, byte[] content) throws IOException {
        out.write(header(path, mode, content.length, FILE, ""));
        out.write(content);
        pad(content.length);
    }

    void file(String path, int mode, Path content) throws IOException {
        long size = Files.size(content);
        out.write(header(path, mode, size, FILE, ""));
        Files.copy(content, out);
        pad(size);
    }

    @Override
    public void close() throws IOException {
        out.write(new byte[2 * BLOCK]);
        out.close();
    }

    private void pad(long size) throws IOException {
        out.write(new byte[(int) (-size & (BLOCK - 1))]);
    }

    private static byte[] header(String path, int mode, long size, char type, String target) {
        byte[] header = new byte[BLOCK];
        put(header, 0, NAME, path);
        put(header, 100, 8, octal(mode, 7));
        put(header, 108, 8, octal(0, 7));
        put(header, 116, 8, octal(0, 7));
        put(header, 124, 12, octal(size, 11));
        put(header, 136, 12, octal(0, 11));
        put(header, 148, 8, "        "); // The checksum counts as blanks while it is reckoned.
        header[156] = (byte) type;
        put(header, 157, NAME, target);
        put(header, 257, 8, "ustar\00000");
        int sum = 0;
        for (byte each : header) {
            sum += each & 0xff;
        }
        put(header, 148, 8, octal(sum, 6) + "\0 ");
        return header;
    }

    private static void put(byte[] header, int offset, int length, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > length) {
            throw new IllegalArgumentException("\"" + text + "\" is too long for a tar archive of this kind");
        }
        System.arraycopy(bytes, 0, header, offset, bytes.length);
    }

    private static String octal(long number, int digits) {
        String text = Long.toOctalString(number);
        return "0".repeat(digits - text.length()) + text;
    }
}
