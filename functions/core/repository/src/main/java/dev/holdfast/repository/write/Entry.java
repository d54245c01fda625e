package dev.holdfast.repository.write;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a run has collected under one name. There may be a million, so a file is little more than the names of its blobs. */
sealed interface Entry {
    /** A file whose blobs may still be on their way. */
    final class File implements Entry {
        private final NodeAttributes attributes;
        private byte[] ids = {};
        private int length;
        private long size;

        File(NodeAttributes attributes) {
            this.attributes = attributes;
        }

        /** Sets the name of the blob with this number; blobs finish in any order. */
        synchronized void blob(int number, byte[] id, int plainLength) {
            int end = (number + 1) * Sha256.LENGTH;
            if (ids.length < end) {
                // Most files have one. A database's have thousands: to copy all names for each would cost more than the
                // bytes themselves.
                ids = Arrays.copyOf(ids, Math.max(end, ids.length + ids.length / 2));
            }
            System.arraycopy(id, 0, ids, number * Sha256.LENGTH, Sha256.LENGTH);
            length = Math.max(length, end);
            size += plainLength;
        }

        synchronized long size() {
            return size;
        }

        synchronized Node node(NodeName name) {
            List<BlobId> content = new ArrayList<>(length / Sha256.LENGTH);
            for (int at = 0; at < length; at += Sha256.LENGTH) {
                content.add(new BlobId(Sha256.ofDigest(Arrays.copyOfRange(ids, at, at + Sha256.LENGTH))));
            }
            return new Node(name, NodeType.FILE, attributes, size, content, Optional.empty(), Optional.empty());
        }
    }

    /** A node that needs nothing more. */
    record Ready(Node node) implements Entry {}

    /** A directory, and the root. */
    final class Directory implements Entry {
        private final Map<NodeName, Entry> entries = new HashMap<>();
        private @Nullable NodeAttributes attributes;
        private Optional<BlobId> saved = Optional.empty();
        private boolean emptied;

        synchronized Directory descend(NodeName name, TreePath whole) {
            refuseIfSaved(whole);
            Entry entry = entries.computeIfAbsent(name, n -> new Directory());
            if (entry instanceof Directory directory) {
                return directory;
            }
            throw new IllegalArgumentException("'" + whole + "' lies below '" + name + "', which is no directory");
        }

        /** The directory of this name. */
        synchronized Optional<Directory> find(NodeName name) {
            return entries.get(name) instanceof Directory directory ? Optional.of(directory) : Optional.empty();
        }

        synchronized void put(NodeName name, Entry entry, TreePath whole) {
            refuseIfSaved(whole);
            if (entries.putIfAbsent(name, entry) != null) {
                throw new IllegalArgumentException("'" + whole + "' was given before");
            }
        }

        /**
         * Takes back what passes. Directories stay until {@link #withoutEmptied}: another thread may be about to put something into one.
         */
        synchronized void forget(TreePath self, Predicate<TreePath> gone) {
            for (Map.Entry<NodeName, Entry> entry : entries.entrySet()) {
                if (entry.getValue() instanceof Directory directory) {
                    directory.forget(self.child(entry.getKey()), gone);
                }
            }
            emptied |= entries.entrySet()
                    .removeIf(
                            entry -> !(entry.getValue() instanceof Directory) && gone.test(self.child(entry.getKey())));
        }

        /** Removes the directories below that {@link #forget} left nothing in, and answers whether this is one of them. */
        synchronized boolean withoutEmptied() {
            emptied |= entries.values()
                    .removeIf(entry -> entry instanceof Directory directory && directory.withoutEmptied());
            return emptied && entries.isEmpty() && attributes == null && saved.isEmpty();
        }

        private void refuseIfSaved(TreePath whole) {
            if (saved.isPresent()) {
                throw new IllegalArgumentException("'" + whole + "' lies in a directory that was said to be complete");
            }
        }

        synchronized void describe(NodeAttributes described, TreePath whole) {
            if (attributes != null) {
                throw new IllegalArgumentException("'" + whole + "' was given before");
            }
            attributes = described;
        }

        synchronized Map<NodeName, Entry> entries() {
            return entries;
        }

        synchronized void save(BlobId tree) {
            saved = Optional.of(tree);
            entries.clear();
        }

        synchronized Optional<BlobId> saved() {
            return saved;
        }

        synchronized Node node(NodeName name, NodeAttributes otherwise) {
            NodeAttributes described = attributes != null ? attributes : otherwise;
            return new Node(name, NodeType.DIRECTORY, described.ofDirectory(), 0, List.of(), saved, Optional.empty());
        }
    }
}
