package dev.holdfast.repository.tree;

import java.util.Optional;

/** What a node of a tree is; the words are restic's. */
public enum NodeType {
    FILE("file"),
    DIRECTORY("dir"),
    SYMLINK("symlink"),
    DEVICE("dev"),
    CHARACTER_DEVICE("chardev"),
    FIFO("fifo"),
    SOCKET("socket"),
    IRREGULAR("irregular");

    private final String json;

    NodeType(String json) {
        this.json = json;
    }

    /** The word for it in a tree. */
    public String json() {
        return json;
    }

    /** The type that {@code word} stands for, if it is one. */
    public static Optional<NodeType> ofJson(String word) {
        for (NodeType type : values()) {
            if (type.json.equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
