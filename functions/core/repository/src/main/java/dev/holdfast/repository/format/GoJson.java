package dev.holdfast.repository.format;

import dev.holdfast.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON byte for byte as Go's {@code encoding/json} does, because the name of a tree is the hash of its JSON: only so do
 * restic and Holdfast give an equal directory the same name.
 */
public final class GoJson {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] REPLACEMENT = "\\ufffd".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer;
    private int size;

    public GoJson() {
        this(256);
    }

    /** @param capacity bytes expected */
    public GoJson(int capacity) {
        buffer = new byte[capacity];
    }

    /** All that was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    /** Bytes written so far. */
    public int size() {
        return size;
    }

    /** Writes ASCII text as it stands: braces, commas, names of fields that need no escape. */
    public GoJson raw(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            buffer[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Writes a value that is JSON already, in UTF-8. */
    public GoJson json(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** Writes a number. */
    public GoJson number(long value) {
        return raw(Long.toString(value));
    }

    /** Writes a number without a sign. */
    public GoJson unsigned(long value) {
        return raw(Long.toUnsignedString(value));
    }

    /** Writes a digest as a string. */
    public GoJson digest(byte[] bytes, int offset) {
        room(2 * Sha256.LENGTH + 2);
        buffer[size++] = '"';
        for (int i = offset; i < offset + Sha256.LENGTH; i++) {
            buffer[size++] = HEX[bytes[i] >> 4 & 15];
            buffer[size++] = HEX[bytes[i] & 15];
        }
        buffer[size++] = '"';
        return this;
    }

    /** Writes a digest as a string. */
    public GoJson digest(Sha256 digest) {
        return digest(digest.bytes(), 0);
    }

    /** Writes a string. */
    public GoJson string(String text) {
        return string(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a string of UTF-8 bytes; what is no UTF-8 becomes U+FFFD. */
    public GoJson string(byte[] utf8) {
        room(6 * utf8.length + 2);
        buffer[size++] = '"';
        int at = 0;
        while (at < utf8.length) {
            if (utf8[at] >= 0) {
                ascii(utf8[at++]);
            } else {
                at += beyondAscii(utf8, at);
            }
        }
        buffer[size++] = '"';
        return this;
    }

    private void ascii(byte b) {
        switch (b) {
            case '"', '\\' -> escaped(b);
            case '\b' -> escaped((byte) 'b');
            case '\f' -> escaped((byte) 'f');
            case '\n' -> escaped((byte) 'n');
            case '\r' -> escaped((byte) 'r');
            case '\t' -> escaped((byte) 't');
            default -> {
                if (b < ' ' || b == '<' || b == '>' || b == '&') {
                    raw("\\u00");
                    buffer[size++] = HEX[b >> 4];
                    buffer[size++] = HEX[b & 15];
                } else {
                    buffer[size++] = b;
                }
            }
        }
    }

    private void escaped(byte b) {
        buffer[size++] = '\\';
        buffer[size++] = b;
    }

    private int beyondAscii(byte[] utf8, int at) {
        int length = Utf8.length(utf8, at);
        if (length == 0) {
            System.arraycopy(REPLACEMENT, 0, buffer, size, REPLACEMENT.length);
            size += REPLACEMENT.length;
            return 1;
        }
        boolean lineSeparator =
                length == 3 && utf8[at] == (byte) 0xe2 && utf8[at + 1] == (byte) 0x80 && (utf8[at + 2] & 0xfe) == 0xa8;
        if (lineSeparator) {
            raw(utf8[at + 2] == (byte) 0xa8 ? "\\u2028" : "\\u2029");
        } else {
            System.arraycopy(utf8, at, buffer, size, length);
            size += length;
        }
        return length;
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(size + more, Math.addExact(buffer.length, buffer.length >> 1)));
        }
    }
}
