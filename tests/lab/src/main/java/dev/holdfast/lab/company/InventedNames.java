package dev.holdfast.lab.company;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

/** Names, passwords and bytes as machines invent them; the same ones in each run. */
final class InventedNames {
    private static final long SEED = 19_690_720;
    /** As Kubernetes has it: no vowels, so that no words come about, and letters first, so that no numbers do. */
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private static final int LETTERS = 20;

    private final Random random = new Random(SEED);

    /** What each instance of a file may refer to beside its own values. */
    Map<String, String> addedTo(Map<String, String> values) {
        var all = new HashMap<>(values);
        all.put("hash", name(10));
        all.put("old", name(10));
        all.put("password", name(24));
        all.put("checksum", "c" + HexFormat.of().formatHex(bytes(8)));
        all.put("minute", String.valueOf(random.nextInt(60)));
        return all;
    }

    /** At most 24 letters and digits, a letter first. */
    String name(int length) {
        var name = new StringBuilder(length);
        name.append(ALPHABET.charAt(random.nextInt(LETTERS)));
        while (name.length() < length) {
            name.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return name.toString();
    }

    byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
