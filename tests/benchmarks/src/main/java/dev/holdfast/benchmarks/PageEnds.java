package dev.holdfast.benchmarks;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Takes a page of a list and keeps only its beginning and its end: in one of the two lies the token for the next page. */
final class PageEnds extends OutputStream {
    private static final int END = 4096;
    private static final Pattern TOKEN = Pattern.compile("\"continue\":\"([^\"]+)\"");

    private final byte[] head = new byte[END];
    private byte[] tail = new byte[0];
    private long bytes;

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] buffer, int offset, int length) {
        if (bytes < END) {
            System.arraycopy(buffer, offset, head, (int) bytes, (int) Math.min(length, END - bytes));
        }
        bytes += length;
        int fromBuffer = Math.min(length, END);
        int fromTail = Math.min(tail.length, END - fromBuffer);
        var joined = new byte[fromTail + fromBuffer];
        System.arraycopy(tail, tail.length - fromTail, joined, 0, fromTail);
        System.arraycopy(buffer, offset + length - fromBuffer, joined, fromTail, fromBuffer);
        tail = joined;
    }

    long bytes() {
        return bytes;
    }

    /** Empty if this was the last page. */
    String token() {
        var ends = new String(head, StandardCharsets.ISO_8859_1) + new String(tail, StandardCharsets.ISO_8859_1);
        var token = TOKEN.matcher(ends);
        return token.find() ? token.group(1) : "";
    }
}
