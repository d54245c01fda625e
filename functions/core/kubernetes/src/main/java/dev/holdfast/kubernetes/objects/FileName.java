package dev.holdfast.kubernetes.objects;

import dev.holdfast.domain.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An object's name as the name of a file, both ways; the rules stand at {@link ObjectPath}. */
final class FileName {
    private static final int LONGEST = 240;
    private static final int DIGITS = 32;
    private static final String ABRIDGED = "%~";
    private static final int HEAD = LONGEST - ABRIDGED.length() - DIGITS;

    private FileName() {}

    static String of(String name) {
        String escaped = escape(name);
        if (escaped.getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return escaped;
        }
        String digest = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).hex().substring(0, DIGITS);
        return head(name) + ABRIDGED + digest;
    }

    static Optional<String> decode(String fileName) {
        if (fileName.contains(ABRIDGED)) {
            return Optional.empty();
        }
        StringBuilder name = new StringBuilder(fileName.length());
        int at = 0;
        for (int percent = fileName.indexOf('%'); percent >= 0; percent = fileName.indexOf('%', at)) {
            if (percent + 3 > fileName.length()) {
                throw new IllegalArgumentException("Not the file name of an object: '" + fileName + "'");
            }
            name.append(fileName, at, percent).append((char) Integer.parseInt(fileName, percent + 1, percent + 3, 16));
            at = percent + 3;
        }
        return Optional.of(name.append(fileName, at, fileName.length()).toString());
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder(name.length() + 8);
        name.codePoints().forEach(c -> append(escaped, c));
        return escaped.toString();
    }

    /** As many whole characters of the escaped name as fit before the digest. */
    private static String head(String name) {
        StringBuilder head = new StringBuilder(HEAD);
        int bytes = 0;
        for (int c : name.codePoints().toArray()) {
            StringBuilder next = new StringBuilder(4);
            append(next, c);
            bytes += next.toString().getBytes(StandardCharsets.UTF_8).length;
            if (bytes > HEAD) {
                break;
            }
            head.append(next);
        }
        return head.toString();
    }

    private static void append(StringBuilder target, int codePoint) {
        if (codePoint < ' ' || codePoint == 0x7f || codePoint == '/' || codePoint == '%') {
            target.append(String.format("%%%02X", codePoint));
        } else {
            target.appendCodePoint(codePoint);
        }
    }
}
