package dev.holdfast.etcd.database;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Which resources of Kubernetes are encrypted at rest, by whom: API servers write {@code k8s:enc:PROVIDER:VERSION:KEY:} in front of what they
 * encrypt ({@code k8s.io/apiserver/pkg/storage/value}); where PROVIDER is {@code kms}, KEY is the name of its plug-in. Each kind of mark has a number, and each page a set of these: for only when the tree
 * is walked, it is known which pages count.
 *
 * @see <a href="https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/">Encrypting Confidential Data at Rest</a>
 */
final class EncryptionMarks {
    /** More kinds of marks are counted as the last one: a set of them is a {@code long}. */
    private static final int MOST = Long.SIZE;

    private static final byte[] MARK = "k8s:enc:".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_NAME = 200;
    private static final int FIELD_KEY = 0x0a;
    private static final int FIELD_VALUE = 0x2a;
    /** Of an {@code EncryptedObject} ({@code k8s.io/apiserver/pkg/storage/value/encrypt/envelope/kmsv2/v2}). */
    private static final int FIELD_KEY_ID = 0x12;

    private static final int VARINT = 0;

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> names = new ArrayList<>();

    /** The set with the mark of one value of the bucket of keys, which is a {@code KeyValue} of etcd; empty if it has none. */
    long of(byte[] bytes, int at, int end) {
        if (at >= end || bytes[at] != FIELD_KEY) {
            return 0;
        }
        Reader reader = new Reader(bytes, at + 1, end);
        int keyLength = reader.length();
        int key = reader.at;
        reader.at += keyLength;
        while (reader.at < end) {
            int field = bytes[reader.at++] & 0xff;
            if (field == FIELD_VALUE) {
                int valueLength = reader.length();
                int value = reader.at;
                return isMarked(bytes, value, value + valueLength)
                        ? mark(
                                resource(new String(bytes, key, keyLength, StandardCharsets.ISO_8859_1)),
                                bytes,
                                value + MARK.length,
                                value + valueLength)
                        : 0;
            }
            if ((field & 7) != VARINT) {
                return 0;
            }
            reader.length();
        }
        return 0;
    }

    private static boolean isMarked(byte[] bytes, int at, int end) {
        if (end - at < MARK.length) {
            return false;
        }
        for (int i = 0; i < MARK.length; i++) {
            if (bytes[at + i] != MARK[i]) {
                return false;
            }
        }
        return true;
    }

    private long mark(String resource, byte[] bytes, int at, int end) {
        String mark = new String(bytes, at, Math.min(end - at, LONGEST_NAME), StandardCharsets.ISO_8859_1);
        String[] parts = mark.split(":", 4);
        String name = resource + ": an unknown provider";
        if (parts.length == 4) {
            int content = at + parts[0].length() + parts[1].length() + parts[2].length() + 3;
            name = resource + ": " + printable(parts[0]) + " " + printable(parts[1])
                    + (parts[0].equals("kms") ? kms(parts, bytes, content, end) : ", key " + printable(parts[2]));
        }
        return 1L << numbers.computeIfAbsent(name, this::number);
    }

    /** Of a KMS the mark names the plug-in; which of its keys it took, the second version writes behind what it has encrypted. */
    private static String kms(String[] parts, byte[] bytes, int at, int end) {
        String plugin = ", plugin " + printable(parts[2]);
        if (!parts[1].equals("v2") || at >= end || bytes[at] != FIELD_KEY) {
            return plugin;
        }
        Reader reader = new Reader(bytes, at + 1, end);
        int encrypted = reader.length();
        reader.at += encrypted;
        if (reader.at >= end || bytes[reader.at++] != FIELD_KEY_ID) {
            return plugin;
        }
        int length = reader.length();
        String id = new String(bytes, reader.at, Math.min(length, LONGEST_NAME), StandardCharsets.ISO_8859_1);
        return plugin + ", key " + id.replaceAll("[^A-Za-z0-9._:/@+=-]", "?");
    }

    private int number(String name) {
        if (names.size() == MOST) {
            return MOST - 1;
        }
        names.add(name);
        return names.size() - 1;
    }

    /** {@code secrets} of {@code /registry/secrets/shop/token}, {@code widgets.example.com} of {@code /registry/example.com/widgets/...}. */
    private static String resource(String key) {
        String[] parts = key.split("/", 5);
        if (parts.length < 4) {
            return "other keys";
        }
        return printable(parts[2].contains(".") ? parts[3] + "." + parts[2] : parts[2]);
    }

    private static String printable(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]", "?");
    }

    /** The names of a set, in order, as {@code secrets: aescbc v1, key key1}. */
    List<String> names(long set) {
        TreeSet<String> found = new TreeSet<>();
        for (int i = 0; i < names.size(); i++) {
            if ((set & 1L << i) != 0) {
                found.add(names.get(i));
            }
        }
        return List.copyOf(found);
    }

    /** Reads lengths; after one that makes no sense it stands behind the end. */
    private static final class Reader {
        private final byte[] bytes;
        private final int end;
        private int at;

        private Reader(byte[] bytes, int at, int end) {
            this.bytes = bytes;
            this.at = at;
            this.end = end;
        }

        /** A number of at most 63 bits; more than the rest of the value is as much as that. */
        private int length() {
            long value = 0;
            for (int shift = 0; shift < Long.SIZE && at < end; shift += 7) {
                byte one = bytes[at++];
                value |= (one & 0x7fL) << shift;
                if (one >= 0) {
                    return value < 0 || value > end - at ? end - at : (int) value;
                }
            }
            return Math.max(0, end - at);
        }
    }
}
