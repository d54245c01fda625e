package dev.holdfast.lab.azure.worm;

/**
 * The identities of Holdfast, as rights of a shared access signature on the container. In production they are custom roles of Azure RBAC;
 * here the check grants to the letters what those roles grant: so {@code c} means Put Blob of a new blob, as {@code blobs/add/action} does, and no Put Block
 * List, which needs {@code blobs/write}.
 */
public enum Role {
    /** May add new files and read; may not overwrite, delete, or touch a policy. */
    WRITER("rcl"),
    /** May read. */
    READER("rl"),
    /** May lengthen policies; may not write or delete. */
    RENEWER("rli"),
    /** May delete versions; may not write or touch a policy. */
    PRUNER("rdxl"),
    /** An attacker with every right but the account's key: may overwrite, delete and set policies. */
    INTRUDER("rcwdxli");

    private final String letters;

    Role(String letters) {
        this.letters = letters;
    }

    /** Its rights, as a shared access signature spells them. */
    public String letters() {
        return letters;
    }
}
