package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.chunk.FixedChunker;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A directory that is stored before the run ends is the one that would have been stored at its end. */
final class CompletedDirectoryTest {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0644);

    private final SettableClock clock = SettableClock.standard();
    private final Repository repository = Repositories.init(new MemoryObjectStore(clock));

    @Test
    void theSnapshotIsTheSameAsOneThatWasStoredAtItsEnd() throws IOException {
        CommittedSnapshot atTheEnd = run(false);
        CommittedSnapshot asItCame = run(true);

        assertThat(asItCame.tree()).isEqualTo(atTheEnd.tree());
        assertThat(asItCame.counts().files()).isEqualTo(atTheEnd.counts().files());
        assertThat(asItCame.counts().directories()).isEqualTo(atTheEnd.counts().directories());
        assertThat(asItCame.counts().bytes()).isEqualTo(atTheEnd.counts().bytes());
        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).findings())
                .isEmpty();
    }

    private CommittedSnapshot run(boolean completing) throws IOException {
        Random random = new Random(1);
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            for (String part : new String[] {"a", "b", "c"}) {
                byte[] large = new byte[3 << 20];
                random.nextBytes(large);
                writer.file(
                        TreePath.of("parts/" + part + "/large"),
                        new ByteArrayInputStream(large),
                        FILE,
                        new FixedChunker(1 << 14));
                writer.file(
                        TreePath.of("parts/" + part + "/deep/er/small"), part.getBytes(StandardCharsets.UTF_8), FILE);
                if (completing) {
                    writer.complete(TreePath.of("parts/" + part));
                }
            }
            writer.directory(TreePath.of("parts/a"), NodeAttributes.fixed(0700));
            return writer.commit(CommitHook.NONE);
        }
    }

    @Test
    void nothingIsAddedToItAnyMore() {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            writer.file(TreePath.of("a/b/one"), new byte[] {1}, FILE);
            writer.complete(TreePath.of("a"));

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.file(TreePath.of("a/two"), new byte[] {2}, FILE))
                    .withMessageContaining("'a/two'")
                    .withMessageContaining("complete");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.file(TreePath.of("a/b/three"), new byte[] {3}, FILE));
        }
    }

    @Test
    void whatWasForgottenBeforeIsGoneAndWhatIsForgottenLaterDoesNotTouchIt() {
        CommittedSnapshot committed;
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            writer.file(TreePath.of("a/gone/file"), new byte[] {1}, FILE);
            writer.file(TreePath.of("a/kept"), new byte[] {2}, FILE);
            writer.forget(path -> path.toString().contains("gone"));
            writer.complete(TreePath.of("a"));
            writer.file(TreePath.of("later"), new byte[] {3}, FILE);
            writer.forget(path -> path.toString().startsWith("later"));
            committed = writer.commit(CommitHook.NONE);
        }

        assertThat(committed.counts().files()).isEqualTo(1);
        assertThat(repository.tree(committed.id()).read(TreePath.of("a/kept"), 1))
                .containsExactly(2);
    }

    @Test
    void whatNobodyFilledCannotBeComplete() {
        try (SnapshotWriter writer = repository.newSnapshot(request())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> writer.complete(TreePath.of("nothing")))
                    .withMessageContaining("'nothing'");
        }
    }

    private SnapshotRequest request() {
        return SnapshotRequest.of(clock.instant(), "here", "/");
    }
}
