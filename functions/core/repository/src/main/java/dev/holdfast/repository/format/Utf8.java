package dev.holdfast.repository.format;

/** UTF-8 by the letter of Unicode: no surrogates, no overlong forms, nothing beyond U+10FFFF. */
public final class Utf8 {
    private Utf8() {}

    /** How many bytes the character at {@code at} has, or 0 if the bytes there are no UTF-8. */
    public static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        if (first < 0x80) {
            return 1;
        }
        int length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
        if (first < 0xc2 || first > 0xf4 || bytes.length - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int lowest = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
        int highest = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
        if (second < lowest || second > highest) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    /** The character of {@code length} bytes at {@code at}, which {@link #length} has approved. */
    public static int codePoint(byte[] bytes, int at, int length) {
        int first = bytes[at];
        int code = length == 1 ? first : first & (0x3f >> (length - 1));
        for (int i = 1; i < length; i++) {
            code = code << 6 | (bytes[at + i] & 0x3f);
        }
        return code;
    }
}
