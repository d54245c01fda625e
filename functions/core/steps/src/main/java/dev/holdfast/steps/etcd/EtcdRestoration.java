package dev.holdfast.steps.etcd;

import dev.holdfast.etcd.restore.DataDirectory;
import dev.holdfast.etcd.restore.EscrowContents;
import dev.holdfast.etcd.snapshot.SnapshotCheck;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a snapshot of etcd back into a folder of this machine: the file, what was in escrow, and data directories. */
public final class EtcdRestoration {
    private static final TreePath ESCROW = TreePath.of("etcd/escrow");
    private static final int MOST_BYTES_OF_A_KEY = 1 << 20;
    private static final int ENOUGH_TO_EXPLAIN = 2000;

    private final SnapshotTree tree;
    private final Path folder;

    /** @param folder is made; what is in it already is never overwritten */
    public EtcdRestoration(OpenSnapshot snapshot, Path folder) {
        this(snapshot.tree(), folder);
    }

    /** The same, of a snapshot's files. */
    public EtcdRestoration(SnapshotTree tree, Path folder) {
        this.tree = tree;
        this.folder = folder;
    }

    /** Reads and checks all of a database, and writes none of it. */
    public static VerifiedSnapshot check(SnapshotTree tree) {
        SnapshotCheck check = new SnapshotCheck();
        try (OutputStream nowhere = new Checked(OutputStream.nullOutputStream(), check)) {
            DatabaseFiles.copy(tree, nowhere);
        } catch (IOException e) {
            throw unreadable("The snapshot of etcd could not be read", e);
        }
        return check.finishStream();
    }

    /** What is known of it. */
    public EtcdFacts facts() {
        return EtcdFacts.read(tree);
    }

    /** Where {@link #write} puts the snapshot. */
    public Path file() {
        return folder.resolve("snapshot.db");
    }

    /**
     * Writes the snapshot as {@code etcdctl snapshot save} would have, and what was in escrow. All of it is checked on its way.
     *
     * @throws Failure {@code REFUSED} if one of the files is there
     */
    public VerifiedSnapshot write() {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            SnapshotCheck check = new SnapshotCheck();
            try (OutputStream file = new Checked(create(file()), check)) {
                DatabaseFiles.copy(tree, file);
            }
            VerifiedSnapshot verified = check.finishStream();
            for (String name : escrow()) {
                Files.createDirectories(folder.resolve("escrow"));
                try (OutputStream file = create(folder.resolve("escrow").resolve(name))) {
                    file.write(tree.read(ESCROW.child(name), MOST_BYTES_OF_A_KEY));
                }
            }
            return verified;
        } catch (FileAlreadyExistsException e) {
            throw new Failure(
                    FailureKind.REFUSED, e.getFile() + " is there already: name another folder, or move it away", e);
        } catch (IOException e) {
            throw unreadable("The snapshot of etcd could not be written to " + folder, e);
        }
    }

    /** A stream out of a repository tells damage as the cause of an {@code IOException}. */
    private static RuntimeException unreadable(String what, IOException e) {
        return e.getCause() instanceof RepositoryException damaged ? damaged : new UncheckedIOException(what, e);
    }

    private static OutputStream create(Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    /** Where {@link #write} put the server token of k3s or RKE2, if it lay in escrow. */
    public Optional<Path> token() {
        return escrow().stream()
                .filter(name -> EscrowContents.isToken(tree.read(ESCROW.child(name), MOST_BYTES_OF_A_KEY)))
                .map(name -> folder.resolve("escrow").resolve(name))
                .findFirst();
    }

    /** The names of what is in escrow. */
    public List<String> escrow() {
        List<String> names = new ArrayList<>();
        if (tree.node(ESCROW).isPresent()) {
            tree.walk(ESCROW, (path, node) -> {
                if (node.type() == NodeType.FILE && path.parent().equals(ESCROW)) {
                    names.add(path.name().toString());
                }
                return TreeVisitor.Next.SKIP;
            });
        }
        return names;
    }

    /**
     * Makes a member's data directory beside the snapshot, by etcd's own program.
     *
     * @throws Failure {@code REFUSED} if it does not, with what it said
     */
    public Path dataDirectory(Path etcdutl, DataDirectory directory) {
        Path target = folder.resolve(directory.member().name() + ".etcd");
        List<String> command = new ArrayList<>(List.of(etcdutl.toString()));
        command.addAll(directory.arguments(target));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                String end = said.substring(Math.max(0, said.length() - ENOUGH_TO_EXPLAIN))
                        .strip()
                        .replaceAll("\\s*\\R\\s*", " / ");
                throw new Failure(FailureKind.REFUSED, "etcdutl made no data directory at " + target + ": " + end);
            }
            return target;
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    etcdutl + " cannot be run (" + e.getMessage() + "): name one with --etcdutl",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(FailureKind.INTERNAL, "Interrupted while etcdutl made a data directory", e);
        }
    }

    /** Shows what is written to the check. */
    private static final class Checked extends FilterOutputStream {
        private final SnapshotCheck check;

        private Checked(OutputStream target, SnapshotCheck check) {
            super(target);
            this.check = check;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            check.accept(bytes, offset, length);
            out.write(bytes, offset, length);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }
    }
}
