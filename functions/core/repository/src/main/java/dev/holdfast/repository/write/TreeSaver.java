package dev.holdfast.repository.write;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.TreeEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the collected directories into tree blobs, the deepest first, those of one depth side by side. What was saved before is not
 * looked at again.
 */
final class TreeSaver {
    private final BlobSaver blobs;
    private final Background background;
    private final NodeAttributes undescribed;
    private long files;
    private long directories;
    private long bytes;

    TreeSaver(BlobSaver blobs, Background background, NodeAttributes undescribed) {
        this.blobs = blobs;
        this.background = background;
        this.undescribed = undescribed;
    }

    /** Saves {@code root} and everything below it; all files must be complete. */
    BlobId save(Entry.Directory root) {
        for (List<Entry.Directory> level : gather(root).reversed()) {
            for (Entry.Directory directory : level) {
                background.compute(() -> saveOne(directory));
            }
            background.settle();
        }
        return root.saved().orElseThrow();
    }

    private List<List<Entry.Directory>> gather(Entry.Directory root) {
        List<List<Entry.Directory>> byDepth = new ArrayList<>();
        byDepth.add(root.saved().isEmpty() ? List.of(root) : List.of());
        for (int depth = 0; depth < byDepth.size(); depth++) {
            List<Entry.Directory> below = new ArrayList<>();
            for (Entry.Directory directory : byDepth.get(depth)) {
                directories++;
                directory.entries().values().forEach(entry -> count(entry, below));
            }
            if (!below.isEmpty()) {
                byDepth.add(below);
            }
        }
        return byDepth;
    }

    private void count(Entry entry, List<Entry.Directory> below) {
        switch (entry) {
            case Entry.Directory directory when directory.saved().isEmpty() -> below.add(directory);
            case Entry.Directory _ -> {} // counted when it was saved
            case Entry.File file -> {
                files++;
                bytes += file.size();
            }
            case Entry.Ready(Node node) -> {
                files++;
                bytes += node.size();
            }
        }
    }

    private void saveOne(Entry.Directory directory) {
        Map<NodeName, Entry> sorted = new TreeMap<>(directory.entries());
        TreeEncoder encoder = new TreeEncoder(sorted.size());
        sorted.forEach((name, entry) -> encoder.add(node(name, entry)));
        byte[] blob = encoder.finish();
        directory.save(new BlobId(Sha256.ofDigest(blobs.save(BlobType.TREE, SealingKey.Span.of(blob)))));
    }

    private Node node(NodeName name, Entry entry) {
        return switch (entry) {
            case Entry.Directory directory -> directory.node(name, undescribed);
            case Entry.File file -> file.node(name);
            case Entry.Ready(Node node) -> node;
        };
    }

    long files() {
        return files;
    }

    long directories() {
        return directories;
    }

    long bytes() {
        return bytes;
    }
}
