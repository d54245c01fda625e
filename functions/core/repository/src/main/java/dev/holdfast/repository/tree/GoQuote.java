package dev.holdfast.repository.tree;

import dev.holdfast.repository.format.Utf8;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Names in trees are the inner part of Go's {@code strconv.Quote}: any bytes become printable text and come back unchanged.
 */
final class GoQuote {
    private static final String NAMED = "abtnvfr";
    private static final byte[] NAMED_BYTES = {7, 8, 9, 10, 11, 12, 13};

    private GoQuote() {}

    static byte[] quote(byte[] name) {
        if (isPlain(name)) {
            return name;
        }
        StringBuilder quoted = new StringBuilder(name.length + 16);
        int at = 0;
        while (at < name.length) {
            int length = Utf8.length(name, at);
            if (length == 0) {
                quoted.append(String.format("\\x%02x", name[at]));
                at++;
            } else {
                character(Utf8.codePoint(name, at, length), quoted);
                at += length;
            }
        }
        return quoted.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte[] name) {
        for (byte b : name) {
            if (b < ' ' || b == '"' || b == '\\' || b == 0x7f) {
                return false;
            }
        }
        return true;
    }

    private static void character(int code, StringBuilder quoted) {
        if (code == '"' || code == '\\') {
            quoted.append('\\').append((char) code);
        } else if (code >= 7 && code <= 13) {
            quoted.append('\\').append(named(code));
        } else if (isPrintable(code)) {
            quoted.appendCodePoint(code);
        } else if (code < ' ' || code == 0x7f) {
            quoted.append(String.format("\\x%02x", code));
        } else if (code < 0x10000) {
            quoted.append(String.format("\\u%04x", code));
        } else {
            quoted.append(String.format("\\U%08x", code));
        }
    }

    private static char named(int code) {
        for (int i = 0; i < NAMED_BYTES.length; i++) {
            if (NAMED_BYTES[i] == code) {
                return NAMED.charAt(i);
            }
        }
        throw new IllegalArgumentException("no letter stands for " + code);
    }

    /** Go's {@code unicode.IsPrint}: letters, marks, numbers, punctuation, symbols, and the ASCII space. */
    private static boolean isPrintable(int code) {
        return switch (Character.getType(code)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            case Character.SPACE_SEPARATOR -> code == ' ';
            default -> true;
        };
    }

    /**
     * The bytes that were quoted.
     *
     * @throws IllegalArgumentException if these are no quoted bytes
     */
    static byte[] unquote(String quoted) {
        if (quoted.indexOf('\\') < 0) {
            return quoted.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(quoted.length());
        int at = 0;
        while (at < quoted.length()) {
            if (quoted.charAt(at) == '\\') {
                at = escape(quoted, at + 1, bytes);
            } else {
                int code = quoted.codePointAt(at);
                bytes.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
                at += Character.charCount(code);
            }
        }
        return bytes.toByteArray();
    }

    private static int escape(String quoted, int at, ByteArrayOutputStream bytes) {
        if (at == quoted.length()) {
            throw new IllegalArgumentException("a name ends in the middle of an escape");
        }
        char kind = quoted.charAt(at);
        int named = NAMED.indexOf(kind);
        if (named >= 0) {
            bytes.write(NAMED_BYTES[named]);
            return at + 1;
        }
        return switch (kind) {
            case '\\', '"', '\'' -> {
                bytes.write(kind);
                yield at + 1;
            }
            case 'x' -> {
                bytes.write(number(quoted, at + 1, 2, 16));
                yield at + 3;
            }
            case 'u', 'U' -> {
                int digits = kind == 'u' ? 4 : 8;
                int code = number(quoted, at + 1, digits, 16);
                if (!Character.isValidCodePoint(code) || (code >= 0xd800 && code < 0xe000)) {
                    throw new IllegalArgumentException("a name holds an impossible character");
                }
                bytes.writeBytes(Character.toString(code).getBytes(StandardCharsets.UTF_8));
                yield at + 1 + digits;
            }
            default -> {
                int octal = number(quoted, at, 3, 8);
                if (octal > 255) {
                    throw new IllegalArgumentException("a name holds a byte beyond 255");
                }
                bytes.write(octal);
                yield at + 3;
            }
        };
    }

    private static int number(String quoted, int at, int digits, int radix) {
        if (quoted.length() - at < digits) {
            throw new IllegalArgumentException("a name ends in the middle of an escape");
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = Character.digit(quoted.charAt(i), radix);
            if (digit < 0 || quoted.charAt(i) > 'f' || value > 0x10ffff) {
                throw new IllegalArgumentException("a name holds an escape of no kind");
            }
            value = value * radix + digit;
        }
        return value;
    }
}
