package dev.holdfast.kubernetes.objects;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names as segments of a request's path: RBAC and some aggregated APIs allow nearly any character in a name. */
final class UrlPath {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNRESERVED = "-._~";

    private UrlPath() {}

    /** {@code name} with all but the unreserved characters of RFC 3986 section 2.3 percent-encoded. */
    static String segment(String name) {
        if (name.chars().allMatch(UrlPath::isUnreserved)) {
            return name;
        }
        StringBuilder encoded = new StringBuilder(name.length() + 16);
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(b)) {
                encoded.append((char) b);
            } else {
                HEX.toHexDigits(encoded.append('%'), b);
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(int c) {
        return c < 0x80 && c > ' ' && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
    }
}
