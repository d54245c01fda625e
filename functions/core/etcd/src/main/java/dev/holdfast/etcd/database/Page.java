package dev.holdfast.etcd.database;

/** What is to be remembered of one page. Keys are told apart by their first eight bytes, which for revisions is all that matters. */
sealed interface Page {
    /**
     * Keys and values.
     *
     * @param count how many
     * @param length bytes of all keys and values
     * @param crc CRC-32C over them: they lie in their order, without gaps
     * @param first the beginning of the first key, as unsigned big-endian number
     * @param last the beginning of the last key
     * @param content what kind of keys
     * @param marks the set of {@link EncryptionMarks} in its values
     */
    record Leaf(int count, int length, int crc, long first, long last, Content content, long marks) implements Page {}

    /** The keys of a leaf. */
    enum Content {
        /** All are revisions of etcd: 8 bytes, an underscore, 8 bytes, perhaps the mark of a deletion. */
        REVISIONS,
        /** At least one is a bucket. */
        BUCKETS,
        OTHER
    }

    /**
     * Where to go on.
     *
     * @param children numbers of pages
     * @param firsts the beginning of the first key below each
     */
    @SuppressWarnings("ArrayRecordComponent") // lives for the moment in which it is copied into the table
    record Branch(int[] children, long[] firsts) implements Page {}

    /** The list of the pages that are free. */
    record Freelist() implements Page {}

    /** Not a page. */
    record Flawed(Flaw flaw) implements Page {}
}
