package dev.holdfast.repository.format;

/** What a blob holds. The two kinds never share a pack. */
public enum BlobType {
    /** A piece of a file. */
    DATA("data"),
    /** One directory. */
    TREE("tree");

    private final String json;

    BlobType(String json) {
        this.json = json;
    }

    /** The word for it in an index file. */
    public String json() {
        return json;
    }
}
