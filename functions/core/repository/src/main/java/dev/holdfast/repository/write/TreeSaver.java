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

/** Turns the collected directories into tree blobs, the deepest first, those of one depth side by side. */
final class TreeSaver {
    private final BlobSaver blobs;
    private final Background background;
    private final NodeAttributes undescribed;
    private final List<List<Entry.Directory>> byDepth = new ArrayList<>();
    private long files;
    private long directories;
    private long bytes;

    TreeSaver(BlobSaver blobs, Background background, NodeAttributes undescribed) {
        this.blobs = blobs;
        this.background = background;
        this.undescribed = undescribed;
    }

    /** Saves everything below {@code root}; all files must be complete. */
    BlobId save(Entry.Directory root) {
        gather(root);
        for (List<Entry.Directory> level : byDepth.reversed()) {
            for (Entry.Directory directory : level) {
                background.compute(() -> saveOne(directory));
            }
            background.settle();
        }
        return root.saved().orElseThrow();
    }

    private void gather(Entry.Directory root) {
        byDepth.add(List.of(root));
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
    }

    private void count(Entry entry, List<Entry.Directory> below) {
        switch (entry) {
            case Entry.Directory directory -> below.add(directory);
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
