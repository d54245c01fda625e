package dev.holdfast.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.lab.restic.Restic;
import dev.holdfast.lab.restic.ResticProgram;
import dev.holdfast.lab.restic.ResticVersion;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.read.FileRead;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.read.TreeVisitor;
import dev.holdfast.repository.tree.Node;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.NodeType;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.local.LocalObjectStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the newest and the oldest restic write, read and checked by us. */
final class WeReadResticsRepositoriesIT {
    @TempDir
    private Path folder;

    private Path source = Path.of("unset");
    private Path place = Path.of("unset");

    @ParameterizedTest
    @EnumSource
    void everyFileComesBackAfterKeysTagsExcludesForgetAndPrune(ResticVersion version) throws IOException {
        source = Files.createDirectory(folder.resolve("source"));
        place = Files.createDirectory(folder.resolve("repository"));
        Restic restic = new Restic(ResticProgram.require(version, System.getenv()), place, "correct horse");
        fillSource();
        restic.run("init");
        backup(restic, "--tag", "first");
        addSecondKey(restic);
        change();
        backup(restic, "--tag", "one,two", "--exclude", "*.skipped");
        restic.run("forget", "--keep-last", "1", "--prune", "--max-unused", "0");

        Repository repository = Repository.open(
                new LocalObjectStore(place, Duration.ZERO, InstantSource.system()),
                RepositoryPassword.of("escrow"),
                Repositories.SMALL);

        Snapshot snapshot = repository.snapshots().snapshots().getLast();
        assertThat(repository.keys()).hasSize(2);
        assertThat(snapshot.tags()).containsExactly("one", "two");
        assertThat(snapshot.other().get("excludes")).contains("*.skipped");
        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).findings())
                .isEmpty();
        readBack(repository.tree(snapshot.id()));
        goOn(repository, restic, snapshot.id());
        cutAsResticDoes(repository);
    }

    private void fillSource() throws IOException {
        byte[] large = new byte[9_876_543];
        new Random(3).nextBytes(large);
        Files.write(source.resolve("large.bin"), large);
        Files.write(source.resolve("zeros.bin"), new byte[12 << 20]);
        Files.createFile(source.resolve("empty"));
        Files.createDirectories(source.resolve("deep/er/empty directory"));
        Files.createSymbolicLink(source.resolve("link"), Path.of("deep/er"));
        Files.createLink(source.resolve("hard link"), source.resolve("empty"));
        for (int i = 0; i < 500; i++) {
            Files.writeString(source.resolve("deep/small-" + i), "content of " + i);
        }
        oddNames();
    }

    /** Names of any bytes, made by a shell since this JVM's locale may not be able to. */
    private void oddNames() throws IOException {
        String script =
                "cd '" + source + "' && for n in 'quote\"d' 'back\\\\slash' 'tab\\there' 'line\\nbreak' '<html>&' "
                        + "'k\\303\\244se' 'x\\377y' '\\342\\200\\250' '\\360\\237\\230\\200'; do "
                        + "f=$(printf \"$n\"); printf %s \"$n\" > \"./odd $f\"; done";
        Process shell = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        try {
            assertThat(shell.waitFor()).isZero();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void change() throws IOException {
        Files.writeString(source.resolve("deep/small-7"), "another content");
        Files.delete(source.resolve("deep/small-8"));
        Files.writeString(source.resolve("not.skipped"), "never backed up");
    }

    private void backup(Restic restic, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "backup";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = ".";
        restic.runIn(source, command);
    }

    private void addSecondKey(Restic restic) throws IOException {
        Path password = Files.writeString(folder.resolve("second"), "escrow\n");
        restic.run("key", "add", "--new-password-file", password.toString());
    }

    private void readBack(SnapshotTree tree) throws IOException {
        Map<String, String> expected = new TreeMap<>(FolderDigests.of(source));
        expected.remove("not.skipped");
        Map<String, String> streamed = new TreeMap<>();
        tree.walk(TreePath.ROOT, (path, node) -> {
            if (node.type() == NodeType.FILE) {
                streamed.put(latin(path), digest(tree, path));
            }
            return TreeVisitor.Next.DESCEND;
        });
        Map<String, String> inBulk = new ConcurrentSkipListMap<>();
        tree.readAll(TreePath.ROOT, 64 << 20, read -> {
            if (read instanceof FileRead.Whole(TreePath path, Node node, byte[] content)) {
                inBulk.put(latin(path), Sha256.of(content).hex());
            }
        });

        assertThat(streamed).isEqualTo(expected);
        assertThat(inBulk).isEqualTo(expected);
        assertThat(tree.node(TreePath.of("link")).orElseThrow().linkTarget()).contains("deep/er");
        assertThat(tree.node(TreePath.of("deep/er/empty directory"))
                        .orElseThrow()
                        .type())
                .isEqualTo(NodeType.DIRECTORY);
    }

    private static String digest(SnapshotTree tree, TreePath path) {
        try (InputStream in = tree.open(path)) {
            return Sha256.of(in.readAllBytes()).hex();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String latin(TreePath path) {
        return String.join(
                "/",
                path.names().stream()
                        .map(NodeName::bytes)
                        .map(FolderDigests::latin)
                        .toList());
    }

    private void cutAsResticDoes(Repository repository) throws IOException {
        SnapshotRequest request = SnapshotRequest.of(Instant.now(), "here", "/");
        try (SnapshotWriter writer = repository.newSnapshot(request)) {
            for (String name : List.of("large.bin", "zeros.bin")) {
                try (InputStream in = Files.newInputStream(source.resolve(name))) {
                    writer.file(TreePath.of(name), in, NodeAttributes.fixed(0644));
                }
            }
            assertThat(writer.commit(CommitHook.NONE).counts().newBlobs())
                    .as("the tree is new, every piece of the files is restic's")
                    .isOne();
        }
    }

    /** We write a snapshot of the same tree from restic's own nodes; restic must find it sound and equal. */
    private void goOn(Repository repository, Restic restic, SnapshotId theirs) {
        SnapshotId ours = Rewriting.of(repository, theirs);

        assertThat(restic.run("check", "--read-data", "--no-lock")).contains("no errors were found");
        String difference = restic.run("diff", "--no-lock", theirs.toString(), ours.toString());
        assertThat(difference).contains("Files:           0 new,     0 removed,     0 changed");
        assertThat(repository.tree(ours).snapshot().tree())
                .as("the same nodes make the same tree, byte for byte")
                .isEqualTo(repository.tree(theirs).snapshot().tree());
        assertThat(List.of(restic.run("snapshots", "--no-lock").split("\n")))
                .anyMatch(line -> line.contains(ours.shortHex()));
    }
}
