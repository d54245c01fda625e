package dev.holdfast.domain.location;

import dev.holdfast.domain.InvalidFieldException;

/**
 * A folder.
 *
 * @param path absolute, without {@code .} and {@code ..}
 */
public record LocalSettings(String path) implements StoreSettings {
    /** What is accepted; the resources' schemas carry the same expression. */
    public static final String PATTERN = "^/.+$";

    public LocalSettings {
        if (path.length() > 1024 || !path.matches(PATTERN) || path.matches(".*(^|/)\\.{1,2}(/|$).*")) {
            throw InvalidFieldException.notA(
                    "path", path, "a folder's absolute path", "for example /var/lib/holdfast, without '.' and '..'");
        }
    }

    @Override
    public Provider provider() {
        return Provider.LOCAL;
    }

    @Override
    public String system() {
        return "folder " + path;
    }

    @Override
    public String address() {
        return path;
    }
}
