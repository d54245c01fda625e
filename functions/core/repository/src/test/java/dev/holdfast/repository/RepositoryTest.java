package dev.holdfast.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.CommittedSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RepositoryTest {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0644);

    private final MemoryObjectStore store = Repositories.store();
    private final Repository repository = Repositories.init(store);

    @Test
    void whatWasWrittenIsReadBackByteForByte() throws IOException {
        byte[] large = new byte[9_000_000];
        new Random(1).nextBytes(large);
        CommittedSnapshot committed;
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/data"))) {
            writer.file(TreePath.of("a/small.json"), bytes("{\"a\":1}"), FILE);
            writer.file(TreePath.of("a/empty"), new byte[0], FILE);
            writer.file(TreePath.of("large.bin"), new ByteArrayInputStream(large), FILE);
            writer.file(TreePath.of("again.bin"), large, FILE);
            committed = writer.commit(CommitHook.NONE);
        }

        SnapshotTree tree = Repositories.open(store).tree(committed.id());

        assertThat(tree.read(TreePath.of("a/small.json"), 100)).isEqualTo(bytes("{\"a\":1}"));
        assertThat(tree.read(TreePath.of("a/empty"), 100)).isEmpty();
        assertThat(tree.open(TreePath.of("large.bin")).readAllBytes()).isEqualTo(large);
        assertThat(tree.read(TreePath.of("again.bin"), large.length)).isEqualTo(large);
        assertThat(committed.counts().bytes()).isEqualTo(18_000_007);
        assertThat(committed.counts().storedBytes()).isLessThan(9_100_000);
    }

    @Test
    void aWrongPasswordNamesTheKeysThatWereTried() {
        assertThatThrownBy(() -> Repository.open(store, RepositoryPassword.of("wrong"), Repositories.SMALL))
                .isInstanceOfSatisfying(
                        RepositoryException.WrongPassword.class,
                        e -> assertThat(e.tried())
                                .containsExactly(repository.keys().getFirst().id()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
