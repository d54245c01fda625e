package dev.holdfast.steps.etcd;

import dev.holdfast.repository.chunk.FixedChunker;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.SnapshotWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a snapshot of etcd lies in a repository: as files of 64 MiB, each in a folder of its own, so that {@code cat
 * etcd/database/}&#42;{@code /segment} is what {@code etcdctl snapshot save} would have written, and a folder whose pages did not change is
 * the same tree and costs nothing. Pages keep their places from one snapshot to the next; so it is cut at fixed places.
 */
final class DatabaseFiles {
    /** Four pages: smaller chunks cost more in names than they save in pages (functions/decisions, page 15). */
    static final int CHUNK = 16 << 10;

    static final int SEGMENT = 64 << 20;

    /** So many segments are completed at once: each time, reading waits for what is still being stored. */
    private static final int TOGETHER = 8;

    private static final TreePath FOLDER = TreePath.of("etcd/database");
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);

    private DatabaseFiles() {}

    /** Writes all of a stream; how many segments it made. */
    static int write(InputStream snapshot, SnapshotWriter writer) throws IOException {
        FixedChunker chunker = new FixedChunker(CHUNK);
        HeapWatch heap = new HeapWatch();
        int segments = 0;
        for (int first = snapshot.read(); first >= 0; first = snapshot.read()) {
            heap.look();
            writer.file(folder(segments++).child("segment"), new Segment(first, snapshot), FILE, chunker);
            if (segments % TOGETHER == 0) {
                for (int done = segments - TOGETHER; done < segments; done++) {
                    writer.complete(folder(done));
                }
            }
        }
        return segments;
    }

    private static TreePath folder(int segment) {
        return FOLDER.child(String.format(Locale.ROOT, "%05d", segment));
    }

    /** Copies all segments, one behind the other. */
    static void copy(SnapshotTree tree, OutputStream target) throws IOException {
        for (TreePath segment : segments(tree)) {
            try (InputStream in = tree.open(segment)) {
                in.transferTo(target);
            }
        }
    }

    private static List<TreePath> segments(SnapshotTree tree) {
        List<TreePath> files = new ArrayList<>();
        tree.walk(FOLDER, (path, node) -> {
            if (node.type() == NodeType.FILE) {
                files.add(path);
            }
            return TreeVisitor.Next.DESCEND;
        });
        return files;
    }

    /** The next so many bytes of a stream, of which the first has been read. */
    private static final class Segment extends InputStream {
        private final InputStream whole;
        private int first;
        private int left = SEGMENT - 1;

        private Segment(int first, InputStream whole) {
            this.first = first;
            this.whole = whole;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (first >= 0) {
                target[offset] = (byte) first;
                first = -1;
                return 1;
            }
            if (left == 0) {
                return -1;
            }
            int count = whole.read(target, offset, Math.min(length, left));
            left -= Math.max(0, count);
            return count;
        }
    }
}
