package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.StoreException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run whose store fails at the n-th write: nothing is listed, and the next run completes upon what is there. */
final class FaultyStoreTest {
    private final MemoryObjectStore store = Repositories.store();
    private final Repository repository = Repositories.init(store);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void aRunThatFailsAtAnyWriteLeavesNothingListedAndTheRerunConverges(int nth) {
        FailingPuts failing = new FailingPuts(store, nth, FailingPuts.Manner.REFUSES);
        Repository unlucky = Repositories.open(failing);

        assertThatThrownBy(() -> run(unlucky)).isInstanceOf(StoreException.Retryable.class);
        assertThat(failing.fired()).isTrue();
        assertThat(repository.snapshots().snapshots()).isEmpty();
        CommittedSnapshot rerun = run(repository);

        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).isHealthy())
                .isTrue();
        assertThat(rerun.counts().files()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 11, 12})
    void anAnswerThatIsLostAfterTheWriteIsNoFailure(int nth) {
        FailingPuts failing = new FailingPuts(store, nth, FailingPuts.Manner.LOSES_THE_ANSWER);

        run(Repositories.open(failing));

        assertThat(failing.fired()).isTrue();
        assertThat(repository.snapshots().snapshots()).hasSize(1);
        assertThat(repository.check(CheckDepth.EVERY_BYTE, CheckListener.SILENT).findings())
                .isEmpty();
    }

    @Test
    void aFailureReachesWhoeverWritesNext() {
        FailingPuts failing = new FailingPuts(store, 1, FailingPuts.Manner.REFUSES);
        Repository unlucky = Repositories.open(failing);
        try (SnapshotWriter writer = unlucky.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 1_000_000; i++) {
                            writer.file(TreePath.of("file-" + i), bytes(i, 100_000), NodeAttributes.fixed(0644));
                        }
                    })
                    .isInstanceOf(StoreException.Retryable.class);
        }
    }

    /** Nine packs of data, one of trees, an index and a snapshot. */
    private static CommittedSnapshot run(Repository repository) {
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            for (int i = 0; i < 9; i++) {
                writer.file(TreePath.of("file-" + i), bytes(i, 524_250), NodeAttributes.fixed(0644));
            }
            writer.file(TreePath.of("dir/small"), new byte[] {1}, NodeAttributes.fixed(0644));
            return writer.commit(CommitHook.NONE);
        }
    }

    private static byte[] bytes(int seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
