package dev.holdfast.repository.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.chunk.FixedChunker;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.CommittedSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

final class StoredTreeTest {
    private static final int FILES = 2000;
    private static final Map<TreePath, byte[]> EXPECTED = expected();

    private final MemoryObjectStore store = Repositories.store();
    private final CountingReads counting = new CountingReads(store);
    private final CommittedSnapshot snapshot = write(Repositories.init(store));
    private final Repository repository = Repositories.open(counting);
    private final SnapshotTree tree = repository.tree(snapshot.id());

    private static Map<TreePath, byte[]> expected() {
        Map<TreePath, byte[]> files = new HashMap<>();
        for (int i = 0; i < FILES; i++) {
            files.put(path(i), content(i));
        }
        files.put(TreePath.of("empty"), new byte[0]);
        return files;
    }

    private static CommittedSnapshot write(Repository repository) {
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            EXPECTED.forEach((path, content) -> writer.file(path, content, NodeAttributes.fixed(0644)));
            return writer.commit(CommitHook.NONE);
        }
    }

    @Test
    void allFilesAreReadByFewRequests() {
        Map<TreePath, FileRead> read = readAll(TreePath.ROOT, 1000);

        assertThat(read).hasSize(FILES + 1);
        read.forEach(
                (path, file) -> assertThat(((FileRead.Whole) file).content()).isEqualTo(EXPECTED.get(path)));
        assertThat(counting.reads()).isLessThan(30);
    }

    @Test
    void aSubtreeOrOneFileCanBeReadInBulk() {
        assertThat(readAll(TreePath.of("dir-3"), 100)).hasSize(FILES / 10);
        assertThat(readAll(TreePath.of("dir-3/file-13"), 100)).containsOnlyKeys(path(13));
        assertThatThrownBy(() -> readAll(TreePath.of("nowhere"), 100)).isInstanceOf(RepositoryException.NotFound.class);
    }

    @Test
    void chosenFilesCanBeReadInBulkAndNoDirectoryThatIsNotOnTheirWay() {
        Set<TreePath> chosen = Set.of(path(13), path(23), path(44), TreePath.of("nowhere/at-all"));
        Map<TreePath, FileRead> read = new ConcurrentHashMap<>();
        tree.readAll(chosen, 100, one -> read.put(one.path(), one));

        assertThat(read).containsOnlyKeys(path(13), path(23), path(44));
        assertThat(read.get(path(44)))
                .isInstanceOfSatisfying(
                        FileRead.Whole.class, file -> assertThat(file.content()).isEqualTo(content(44)));
        assertThat(counting.reads())
                .as("an index, the root, two directories, and the files together")
                .isLessThan(10);
    }

    @Test
    void filesBeyondTheLimitAreNamedAndNotRead() {
        // "the content of 999" has 18 bytes.
        assertThat(readAll(TreePath.ROOT, 18).values().stream()
                        .filter(FileRead.TooLarge.class::isInstance)
                        .count())
                .isEqualTo(FILES - 1000);
        assertThatIllegalArgumentException().isThrownBy(() -> tree.read(path(1000), 18));
    }

    @Test
    void aDamagedPieceCostsItsFileAndNoOther() {
        store.behindTheBack().flipBit(dataPack(), 8 * 100);

        List<FileRead> lost = readAll(TreePath.ROOT, 1000).values().stream()
                .filter(read -> !(read instanceof FileRead.Whole))
                .toList();

        assertThat(lost)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        FileRead.Unreadable.class,
                        one -> assertThat(one.cause())
                                .isInstanceOf(RepositoryException.Damaged.class)
                                .hasMessageStartingWith(dataPack().value()));
    }

    @Test
    void aPackIsReadPastADeleteMarkerOrAnOverwrite() {
        store.behindTheBack().hide(dataPack());
        store.behindTheBack().overwrite(treePack(), new byte[5]);

        assertThat(readAll(TreePath.ROOT, 1000).values()).hasSize(FILES + 1).allMatch(FileRead.Whole.class::isInstance);
    }

    @Test
    void aLostDirectoryIsNamed() {
        assertThat(tree.node(TreePath.of("dir-1")))
                .as("the root is read and remembered")
                .isPresent();
        store.behindTheBack().erase(treePack());

        assertThat(readAll(TreePath.ROOT, 100).values())
                .filteredOn(FileRead.LostDirectory.class::isInstance)
                .hasSize(10);
    }

    @Test
    void aLargeFileIsReadWholeOrAsAStreamThatEndsWithTheDamageItMeets() throws IOException {
        byte[] large = new byte[3_000_000];
        new Random(1).nextBytes(large);
        CommittedSnapshot with;
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            writer.file(TreePath.of("large"), large, NodeAttributes.fixed(0644));
            with = writer.commit(CommitHook.NONE);
        }
        assertThat(repository.tree(with.id()).read(TreePath.of("large"), large.length))
                .isEqualTo(large);

        store.behindTheBack().flipBit(largest(with), 8 * 200_000);

        try (InputStream in = repository.tree(with.id()).open(TreePath.of("large"))) {
            assertThatThrownBy(in::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasCauseInstanceOf(RepositoryException.Damaged.class);
        }
    }

    /** Database pages: thousands of small pieces, of a store in which each request takes as long as a mebibyte. */
    @Test
    void aStreamOfSmallPiecesComesByFewRequestsAndUpToTheFirstDamagedOne() throws IOException {
        byte[] pages = new byte[6 << 20];
        new Random(2).nextBytes(pages);
        System.arraycopy(pages, 0, pages, 5 << 20, 64 << 10);
        CommittedSnapshot with;
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            writer.file(
                    TreePath.of("pages"),
                    new ByteArrayInputStream(pages),
                    NodeAttributes.fixed(0600),
                    new FixedChunker(16 << 10));
            with = writer.commit(CommitHook.NONE);
        }
        int before = counting.reads();

        try (InputStream in = repository.tree(with.id()).open(TreePath.of("pages"))) {
            assertThat(in.readAllBytes()).isEqualTo(pages);
        }
        assertThat(counting.reads() - before)
                .as("384 pieces, of which 4 are there twice")
                .isLessThan(20);

        store.behindTheBack().flipBit(largest(with), 8 * 500_000);
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        try (InputStream in = repository.tree(with.id()).open(TreePath.of("pages"))) {
            assertThatThrownBy(() -> in.transferTo(got)).hasCauseInstanceOf(RepositoryException.Damaged.class);
        }
        assertThat(got.size()).isLessThan(pages.length);
        assertThat(got.toByteArray()).isEqualTo(Arrays.copyOf(pages, got.size()));
    }

    @Test
    void aWalkOverManyDirectoriesReadsThemTogether() {
        CommittedSnapshot with;
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            for (int i = 0; i < 600; i++) {
                TreePath path = TreePath.of("kind-" + i % 20 + "/namespace-" + i / 20 + "/object");
                writer.file(path, content(i), NodeAttributes.fixed(0644));
            }
            with = writer.commit(CommitHook.NONE);
        }
        int before = counting.reads();
        List<TreePath> seen = new ArrayList<>();
        repository.tree(with.id()).walk(TreePath.ROOT, (path, node) -> {
            seen.add(path);
            return TreeVisitor.Next.DESCEND;
        });

        assertThat(seen).hasSize(20 + 600 + 600);
        assertThat(counting.reads() - before).as("621 directories").isLessThan(10);
    }

    @Test
    void whatIsNotThereIsSaid() {
        SnapshotId unknown = new SnapshotId(snapshot.tree().sha256());

        assertThatThrownBy(() -> repository.tree(unknown)).isInstanceOf(RepositoryException.NotFound.class);
        assertThatThrownBy(() -> tree.open(TreePath.of("dir-1"))).isInstanceOf(RepositoryException.NotFound.class);
        assertThatThrownBy(() -> tree.open(TreePath.of("x/y"))).isInstanceOf(RepositoryException.NotFound.class);
        assertThat(tree.node(TreePath.of("dir-1/file-1/deeper"))).isEmpty();
        assertThat(tree.node(TreePath.ROOT)).isEmpty();
    }

    @Test
    void aWalkGoesInOrderAndSkipsWhereItIsTold() {
        List<TreePath> seen = new ArrayList<>();
        tree.walk(TreePath.ROOT, (path, node) -> {
            seen.add(path);
            return path.equals(TreePath.of("dir-0")) ? TreeVisitor.Next.SKIP : TreeVisitor.Next.DESCEND;
        });

        assertThat(seen).hasSize(FILES - FILES / 10 + 10 + 1).isSorted();
    }

    private Map<TreePath, FileRead> readAll(TreePath top, int limit) {
        Map<TreePath, FileRead> read = new ConcurrentHashMap<>();
        tree.readAll(top, limit, one -> read.put(one.path(), one));
        return read;
    }

    private ObjectKey dataPack() {
        return largest(snapshot);
    }

    private static ObjectKey largest(CommittedSnapshot of) {
        return of.packs().stream()
                .max(Comparator.comparingLong(StoredPack::size))
                .map(pack -> RepositoryLayout.key(pack.id()))
                .orElseThrow();
    }

    private ObjectKey treePack() {
        return snapshot.packs().stream()
                .min(Comparator.comparingLong(StoredPack::size))
                .map(pack -> RepositoryLayout.key(pack.id()))
                .orElseThrow();
    }

    private static TreePath path(int i) {
        return TreePath.of("dir-" + i % 10 + "/file-" + i);
    }

    private static byte[] content(int i) {
        return ("the content of " + i).getBytes(StandardCharsets.UTF_8);
    }
}
