package dev.holdfast.repository.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The name of a file or directory within its directory: any bytes but {@code /} and NUL, as POSIX has it; never empty, {@code .}
 * or {@code ..}, so that no snapshot can lead a restore out of its folder.
 */
public final class NodeName implements Comparable<NodeName> {
    private final byte[] bytes;

    private NodeName(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * A name from text, as UTF-8.
     *
     * @throws IllegalArgumentException if it is no name
     */
    public static NodeName of(String name) {
        return checked(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A name of any bytes.
     *
     * @throws IllegalArgumentException if they are no name
     */
    public static NodeName ofBytes(byte[] bytes) {
        return checked(bytes.clone());
    }

    private static NodeName checked(byte[] bytes) {
        boolean dots = bytes.length <= 2 && bytes.length > 0 && bytes[0] == '.' && bytes[bytes.length - 1] == '.';
        if (bytes.length == 0 || dots) {
            throw new IllegalArgumentException("'" + new String(bytes, StandardCharsets.UTF_8) + "' names no file");
        }
        for (byte b : bytes) {
            if (b == '/' || b == 0) {
                throw new IllegalArgumentException("A file's name holds no '/' and no NUL: " + Arrays.toString(bytes));
            }
        }
        return new NodeName(bytes);
    }

    /** A copy of the bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Whether the bytes are UTF-8, so that {@link #toString} loses nothing. */
    public boolean isText() {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** By the bytes, unsigned: the order of nodes in a tree. */
    @Override
    public int compareTo(NodeName other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeName that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As text; bytes that are no UTF-8 show as U+FFFD. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    byte[] raw() {
        return bytes;
    }
}
