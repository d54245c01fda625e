package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.regex.Pattern;

/**
 * A file that a restore of etcd needs beside it: the EncryptionConfiguration, the authority and its key, the keys of service accounts, the
 * token of k3s.
 *
 * @param name what it is called in the snapshot
 * @param file its path, where the snapshot is taken
 */
public record EscrowFile(String name, String file) {
    /** A name that any file system takes. */
    public static final String NAME_PATTERN = "^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$";

    private static final Pattern NAME = Pattern.compile(NAME_PATTERN);

    public EscrowFile {
        if (!NAME.matcher(name).matches()) {
            throw InvalidFieldException.notA("name", name, "a name for a file", "for example sa.key");
        }
        if (file.isBlank() || file.length() > 4096) {
            throw new InvalidFieldException("file", "is empty or too long; write the path of the file");
        }
    }
}
