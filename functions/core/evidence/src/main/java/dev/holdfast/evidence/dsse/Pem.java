package dev.holdfast.evidence.dsse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the base64 out of a PEM block (RFC 7468), or leaves text that is no PEM as it is. */
final class Pem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]*)-----END \\1-----");

    private Pem() {}

    /**
     * The base64 inside, without white space.
     *
     * @throws IllegalArgumentException if there is a block, but of another kind than {@code label}
     */
    static String body(String text, String label) {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            return text.strip();
        }
        if (!block.group(1).equals(label)) {
            throw new IllegalArgumentException("Expected a PEM block '" + label + "', found '" + block.group(1) + "'");
        }
        return block.group(2).replaceAll("\\s", "");
    }

    static String block(String label, String base64) {
        StringBuilder lines = new StringBuilder("-----BEGIN " + label + "-----\n");
        for (int from = 0; from < base64.length(); from += 64) {
            lines.append(base64, from, Math.min(base64.length(), from + 64)).append('\n');
        }
        return lines.append("-----END ").append(label).append("-----\n").toString();
    }
}
