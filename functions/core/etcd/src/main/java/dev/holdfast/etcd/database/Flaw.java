package dev.holdfast.etcd.database;

/** Why something that the tree takes for a page is none. Pages that nothing refers to may have any. */
enum Flaw {
    NO_HEADER("does not begin like a page"),
    CUT_OFF("reaches beyond the end of the file"),
    TOO_LONG("spans more than " + (PageWindow.LONGEST_SPAN >> 20) + " MiB, more than any value of etcd needs"),
    OUTSIDE("has entries that reach beyond its end, or lie over each other"),
    ORDER("has keys that do not ascend"),
    KEY_SIZE("has a key of no bytes, or of more than 32 KiB"),
    ENTRY_KIND("has an entry of an unknown kind"),
    CHILD("refers to a page that cannot be"),
    EMPTY_BRANCH("branches to nothing"),
    FORGOTTEN("holds buckets, and so do too many others");

    private final String sentence;

    Flaw(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
