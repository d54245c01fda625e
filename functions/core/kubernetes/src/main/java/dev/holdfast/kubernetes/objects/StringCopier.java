package dev.holdfast.kubernetes.objects;

import java.util.HexFormat;

/** Copies strings of JSON into their one spelling. */
final class StringCopier {
    private static final HexFormat HEX = HexFormat.of();
    private static final int NO_UNIT = -1;

    private final byte[] in;
    private final int end;
    private final ByteBuilder out;

    StringCopier(byte[] json, int end, ByteBuilder out) {
        this.in = json;
        this.end = end;
        this.out = out;
    }

    /** Copies the string whose opening quote is at {@code quote}; returns the position after its closing quote. */
    int copy(int quote) {
        int from = quote;
        int at = quote + 1;
        while (at < end) {
            int b = in[at];
            if (b == '"') {
                out.add(in, from, at + 1);
                return at + 1;
            }
            if (b == '\\') {
                out.add(in, from, at);
                at = escape(at);
                from = at;
            } else if (b < 0) {
                at = multiByte(at);
            } else if (b < ' ') {
                break;
            } else {
                at++;
            }
        }
        throw new Canonicalizer.BrokenAt(at);
    }

    private int escape(int backslash) {
        if (backslash + 1 >= end) {
            throw new Canonicalizer.BrokenAt(backslash);
        }
        int c = in[backslash + 1];
        switch (c) {
            case '"', '\\', 'b', 'f', 'n', 'r', 't' -> {
                out.add('\\');
                out.add(c);
            }
            case '/' -> out.add('/');
            case 'u' -> {
                return unicode(backslash);
            }
            default -> throw new Canonicalizer.BrokenAt(backslash);
        }
        return backslash + 2;
    }

    private int unicode(int backslash) {
        int unit = unit(backslash);
        if (unit == NO_UNIT) {
            throw new Canonicalizer.BrokenAt(backslash);
        }
        if (Character.isHighSurrogate((char) unit)) {
            int low = unit(backslash + 6);
            if (low != NO_UNIT && Character.isLowSurrogate((char) low)) {
                character(Character.toCodePoint((char) unit, (char) low));
                return backslash + 12;
            }
        }
        character(unit);
        return backslash + 6;
    }

    /** The UTF-16 unit that is escaped at {@code backslash}, if one is. */
    private int unit(int backslash) {
        if (backslash + 6 > end || in[backslash] != '\\' || in[backslash + 1] != 'u') {
            return NO_UNIT;
        }
        int unit = 0;
        for (int i = backslash + 2; i < backslash + 6; i++) {
            if (!HexFormat.isHexDigit(in[i])) {
                return NO_UNIT;
            }
            unit = unit << 4 | HexFormat.fromHexDigit(in[i]);
        }
        return unit;
    }

    private void character(int c) {
        switch (c) {
            case '"' -> out.add("\\\"");
            case '\\' -> out.add("\\\\");
            case '\b' -> out.add("\\b");
            case '\f' -> out.add("\\f");
            case '\n' -> out.add("\\n");
            case '\r' -> out.add("\\r");
            case '\t' -> out.add("\\t");
            default -> {
                if (c < ' ' || (c < 0x10000 && Character.isSurrogate((char) c))) {
                    out.add("\\u" + HEX.toHexDigits((char) c));
                } else {
                    utf8(c);
                }
            }
        }
    }

    private void utf8(int c) {
        if (c < 0x80) {
            out.add(c);
        } else if (c < 0x800) {
            out.add(0xc0 | c >> 6);
            continuation(c);
        } else if (c < 0x10000) {
            out.add(0xe0 | c >> 12);
            continuation(c >> 6);
            continuation(c);
        } else {
            out.add(0xf0 | c >> 18);
            continuation(c >> 12);
            continuation(c >> 6);
            continuation(c);
        }
    }

    private void continuation(int bits) {
        out.add(0x80 | (bits & 0x3f));
    }

    /** Checks one character of two to four bytes (RFC 3629: no overlong form, no surrogate, none beyond U+10FFFF). */
    private int multiByte(int at) {
        int lead = in[at] & 0xff;
        int length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + length > end) {
            throw new Canonicalizer.BrokenAt(at);
        }
        int second = in[at + 1] & 0xff;
        int least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < least || second > most) {
            throw new Canonicalizer.BrokenAt(at);
        }
        for (int i = at + 2; i < at + length; i++) {
            if ((in[i] & 0xc0) != 0x80) {
                throw new Canonicalizer.BrokenAt(at);
            }
        }
        return at + length;
    }
}
