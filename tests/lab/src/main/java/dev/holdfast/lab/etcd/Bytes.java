package dev.holdfast.lab.etcd;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Texts in files that are no text. */
final class Bytes {
    private Bytes() {}

    /** Overwrites each place at which a text stands by another of the same length; how many there were. */
    static int replaceAll(byte[] bytes, String from, String to) {
        byte[] old = from.getBytes(StandardCharsets.US_ASCII);
        byte[] fresh = to.getBytes(StandardCharsets.US_ASCII);
        if (old.length != fresh.length) {
            throw new IllegalArgumentException("'" + from + "' and '" + to + "' are not of the same length");
        }
        int changed = 0;
        for (int at = 0; at <= bytes.length - old.length; at++) {
            if (Arrays.equals(bytes, at, at + old.length, old, 0, old.length)) {
                System.arraycopy(fresh, 0, bytes, at, fresh.length);
                changed++;
            }
        }
        return changed;
    }
}
