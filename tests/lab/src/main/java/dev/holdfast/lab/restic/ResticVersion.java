package dev.holdfast.lab.restic;

/** The versions that judge us. */
public enum ResticVersion {
    /** The newest when this was written. */
    NEWEST("0.19.1"),
    /** The first whose stable form reads format version 2 without flaw, and Debian 12's. */
    OLDEST("0.14.0");

    private final String number;

    ResticVersion(String number) {
        this.number = number;
    }

    /** Such as {@code 0.19.1}. */
    public String number() {
        return number;
    }
}
