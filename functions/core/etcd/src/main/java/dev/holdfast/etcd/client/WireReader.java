package dev.holdfast.etcd.client;

import java.nio.charset.StandardCharsets;

/**
 * Reads a message in protobuf's wire format, field by field: {@link #next} goes to one, {@link #field} tells which it is, and one of the
 * others gives its value. Malformed messages end in an {@code IllegalArgumentException}.
 */
final class WireReader {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED_32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int kind;
    private long number;
    private int from;

    WireReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private WireReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        kind = (int) tag & 7;
        switch (kind) {
            case VARINT -> number = varint();
            case BYTES -> {
                number = varint();
                from = advance(number);
            }
            case FIXED_64 -> advance(Long.BYTES);
            case FIXED_32 -> advance(Integer.BYTES);
            default -> throw new IllegalArgumentException("A field of the unknown kind " + kind);
        }
        return true;
    }

    private int advance(long count) {
        if (count < 0 || count > end - at) {
            throw new IllegalArgumentException("A field reaches beyond the end of its message");
        }
        at += (int) count;
        return at - (int) count;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes[advance(1)];
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("A number of more than 64 bits");
    }

    /** The field's number in its {@code .proto} file. */
    int field() {
        return field;
    }

    /** The value of a numeric field. */
    long number() {
        require(VARINT);
        return number;
    }

    /** The value of a field of text. */
    String text() {
        require(BYTES);
        return new String(bytes, from, (int) number, StandardCharsets.UTF_8);
    }

    /** Where the value of a field of bytes begins in what is read; it has {@link #length}. */
    int begin() {
        require(BYTES);
        return from;
    }

    /** How long the value of a field of bytes is. */
    int length() {
        require(BYTES);
        return (int) number;
    }

    /** The message in this field. */
    WireReader message() {
        require(BYTES);
        return new WireReader(bytes, from, from + (int) number);
    }

    private void require(int wanted) {
        if (kind != wanted) {
            throw new IllegalArgumentException("Field " + field + " is of another kind than it should be");
        }
    }
}
