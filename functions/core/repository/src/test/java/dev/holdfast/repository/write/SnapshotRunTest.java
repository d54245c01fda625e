package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.chunk.FixedChunker;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a run promises: order, reuse, deadlines, and nothing listed unless all of it is stored. */
final class SnapshotRunTest {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0644);

    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore store = new MemoryObjectStore(clock);
    private final Repository repository = Repositories.init(store);

    @Test
    void anUnchangedSecondRunStoresNothingButItsSnapshot() {
        CommittedSnapshot first = run(request(), 100);
        CommittedSnapshot second = run(request(), 100);

        assertThat(second.tree()).isEqualTo(first.tree());
        assertThat(second.counts().newBlobs()).isZero();
        assertThat(second.counts().storedBytes()).isZero();
        assertThat(second.packs()).isEqualTo(first.packs());
        assertThat(repository.packsNeededBy(second.id()))
                .extracting(pack -> new StoredPack(pack.id(), pack.size()))
                .isEqualTo(second.packs());
        assertThat(second.indexes()).isEqualTo(first.indexes());
    }

    @Test
    void theReceiptIsWrittenAfterPacksAndIndexAndBeforeTheSnapshot() {
        List<String> there = new ArrayList<>();
        CommittedSnapshot committed = run(request(), 10, pending -> {
            assertThat(repository.snapshots().snapshots()).isEmpty();
            assertThat(pending.configDigest()).isEqualTo(repository.configDigest());
            pending.packs()
                    .forEach(pack -> there.add(RepositoryLayout.key(pack.id()).value()));
            pending.indexes()
                    .forEach(index -> there.add(RepositoryLayout.key(index).value()));
            there.forEach(name -> assertThat(names()).contains(name));
            there.add(RepositoryLayout.key(pending.id()).value());
        });

        assertThat(there)
                .hasSize(4)
                .contains(RepositoryLayout.key(committed.id()).value());
    }

    @Test
    void aHookThatFailsKeepsTheSnapshotAway() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(request(), 10, pending -> {
                    throw new IllegalStateException("no receipt");
                }))
                .withMessage("no receipt");

        assertThat(repository.snapshots().snapshots()).isEmpty();
    }

    @Test
    void aRunThatDiedIsTakenOverFromItsPacksAlone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(request(), 100, pending -> {
                    pending.indexes().forEach(index -> store.behindTheBack().erase(RepositoryLayout.key(index)));
                    throw new IllegalStateException("killed");
                }));

        CommittedSnapshot rerun = run(request(), 100);

        assertThat(rerun.counts().storedBytes()).isZero();
        assertThat(rerun.indexes()).hasSize(1);
        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).findings())
                .isEmpty();
    }

    @Test
    void packsThatThePolicyDeniesAreNotBuiltUpon() {
        CommittedSnapshot first = run(request(), 100);
        CommittedSnapshot second =
                run(request().within((pack, written) -> false, clock.instant().plusSeconds(60)), 100);

        assertThat(second.tree()).isEqualTo(first.tree());
        assertThat(second.packs()).isNotEmpty().doesNotContainAnyElementsOf(first.packs());
        assertThat(second.indexes()).doesNotContainAnyElementsOf(first.indexes());
    }

    @Test
    void aPackThatVanishedIsStoredAgain() {
        CommittedSnapshot first = run(request(), 100);
        first.packs().forEach(pack -> store.behindTheBack().erase(RepositoryLayout.key(pack.id())));

        run(request(), 100);

        Repository again = Repositories.open(store);
        assertThat(again.tree(first.id()).read(TreePath.of("dir-7/file-7"), 100))
                .isEqualTo(content(7));
    }

    @Test
    void aCommitBeyondItsDeadlineIsRefused() {
        SnapshotRequest request =
                request().within(ReusePolicy.EVERY_PACK, clock.instant().plusSeconds(60));
        try (SnapshotWriter writer = repository.newSnapshot(request)) {
            writer.file(TreePath.of("file"), content(1), FILE);
            clock.advance(Duration.ofSeconds(61));

            assertThatThrownBy(() -> writer.commit(CommitHook.NONE))
                    .isInstanceOf(RepositoryException.DeadlinePassed.class);
        }
        assertThat(repository.snapshots().snapshots()).isEmpty();
    }

    @Test
    void aDeadlineThatPassesWhileTheReceiptIsWrittenCountsToo() {
        SnapshotRequest request =
                request().within(ReusePolicy.EVERY_PACK, clock.instant().plusSeconds(60));

        assertThatThrownBy(() -> run(request, 3, pending -> clock.advance(Duration.ofSeconds(61))))
                .isInstanceOf(RepositoryException.DeadlinePassed.class);
        assertThat(repository.snapshots().snapshots()).isEmpty();
    }

    @Test
    void aClockThatIsAheadOfTheServersIsRefused() {
        SnapshotRequest ahead = SnapshotRequest.of(clock.instant().plus(Duration.ofMinutes(6)), "here", "/");

        assertThatThrownBy(() -> repository.newSnapshot(ahead)).isInstanceOf(RepositoryException.FromTheFuture.class);
    }

    @Test
    void theSamePathTwiceIsRefused() {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            writer.file(TreePath.of("a/b"), content(1), FILE);
            writer.directory(TreePath.of("d"), FILE);

            assertThatIllegalArgumentException().isThrownBy(() -> writer.file(TreePath.of("a/b"), content(2), FILE));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.file(TreePath.of("a/b/c"), content(2), FILE));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.directory(TreePath.of("d"), FILE));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.directory(TreePath.of("a/b"), FILE));
            assertThatIllegalArgumentException().isThrownBy(() -> writer.file(TreePath.ROOT, content(2), FILE));
        }
    }

    @Test
    void aStreamThatFailsCostsItsFileOnly() throws IOException {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    throw new IOException("the disk is gone");
                }

                @Override
                public int read(byte[] target, int offset, int length) throws IOException {
                    throw new IOException("the disk is gone");
                }
            };
            assertThatThrownBy(() -> writer.file(TreePath.of("broken"), broken, FILE))
                    .isInstanceOf(IOException.class);
            writer.file(TreePath.of("fine"), content(1), FILE);
            CommittedSnapshot committed = writer.commit(CommitHook.NONE);

            assertThat(committed.counts().files()).isOne();
        }
    }

    @Test
    void fixedPiecesThatDidNotChangeAreNotStoredAgain() throws IOException {
        byte[] device = new byte[200_000];
        new Random(1).nextBytes(device);
        long first = runFixed(device).counts().newBlobs();
        device[50_000] ^= 1;
        long second = runFixed(device).counts().newBlobs();

        assertThat(first).as("13 pieces and the root").isEqualTo(14);
        assertThat(second).as("one piece and the root").isEqualTo(2);
    }

    private CommittedSnapshot runFixed(byte[] device) throws IOException {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            writer.file(TreePath.of("disk"), new ByteArrayInputStream(device), FILE, new FixedChunker(16 << 10));
            return writer.commit(CommitHook.NONE);
        }
    }

    @Test
    void manyThreadsWriteAtOnce() {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            IntStream.range(0, 4000).parallel().forEach(i -> writer.file(path(i), content(i % 2000), FILE));
            CommittedSnapshot committed = writer.commit(CommitHook.NONE);

            assertThat(committed.counts().files()).isEqualTo(4000);
            assertThat(committed.counts().reusedBlobs()).isGreaterThanOrEqualTo(2000);
        }
        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).findings())
                .isEmpty();
    }

    @Test
    void afterItsEndARunTakesNothing() {
        SnapshotWriter writer = repository.newSnapshot(request());
        writer.commit(CommitHook.NONE);

        assertThatIllegalStateException().isThrownBy(() -> writer.file(TreePath.of("late"), content(1), FILE));
        assertThatIllegalStateException().isThrownBy(() -> writer.commit(CommitHook.NONE));
        writer.close();
    }

    private SnapshotRequest request() {
        return SnapshotRequest.of(clock.instant(), "here", "/");
    }

    private CommittedSnapshot run(SnapshotRequest request, int files) {
        return run(request, files, CommitHook.NONE);
    }

    private CommittedSnapshot run(SnapshotRequest request, int files, CommitHook hook) {
        try (SnapshotWriter writer = repository.newSnapshot(request)) {
            for (int i = 0; i < files; i++) {
                writer.file(path(i), content(i), FILE);
            }
            return writer.commit(hook);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        store.list("", "", entry -> names.add(entry.key().value()));
        return names;
    }

    private static TreePath path(int i) {
        return TreePath.of("dir-" + i % 10 + "/file-" + i);
    }

    private static byte[] content(int i) {
        return ("the content of " + i).getBytes(StandardCharsets.UTF_8);
    }
}
