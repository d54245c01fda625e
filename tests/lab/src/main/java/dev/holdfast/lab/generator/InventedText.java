package dev.holdfast.lab.generator;

import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** Text as configuration has it: words that repeat, and values that do not. */
record InventedText(Random random) {
    private static final List<String> WORDS = List.of(
            "server", "timeout", "retry", "cache", "pool", "queue", "metrics", "trace", "limit", "region", "bucket",
            "topic", "schema", "driver", "session", "cookie", "token", "upload", "search", "index", "shard", "replica");

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /** Lines of a properties file, as the inside of a JSON string, of about that many characters. */
    String properties(int length) {
        var text = new StringBuilder(length + 60);
        while (text.length() < length) {
            text.append(word())
                    .append('.')
                    .append(word())
                    .append('.')
                    .append(word())
                    .append('=');
            text.append(random.nextBoolean() ? String.valueOf(random.nextInt(100_000)) : hex(8))
                    .append("\\n");
        }
        return text.toString();
    }

    String hex(int bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    String base64(int bytes) {
        return Base64.getEncoder().encodeToString(bytes(bytes));
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
