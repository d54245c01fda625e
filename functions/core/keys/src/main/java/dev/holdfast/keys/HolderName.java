package dev.holdfast.keys;

import java.util.regex.Pattern;

/** What people call a holder, such as {@code ops-passphrase}, {@code kms-eu} or {@code escrow-2026}; unique in a repository. */
public record HolderName(String value) implements Comparable<HolderName> {
    private static final Pattern VALID = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    public HolderName {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("Not a holder's name: '" + value
                    + "'. Use 1 to 63 lower-case letters, digits, '-' and '.', as in ops-passphrase");
        }
    }

    @Override
    public int compareTo(HolderName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
