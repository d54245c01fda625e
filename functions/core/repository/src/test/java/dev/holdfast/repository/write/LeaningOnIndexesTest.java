package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A copy that has the files of one snapshot and no other is a sound repository: the indexes that the snapshot leans upon name no pack
 * that the copy lacks.
 */
final class LeaningOnIndexesTest {
    private static final int LARGE = 400_000;

    private final MemoryObjectStore store = Repositories.store();
    private final Repository repository = Repositories.init(store);

    @Test
    void whatAKilledRunIndexedAndTheNextDoesNotNeedIsNotPassedOn() throws IOException {
        killedAfterItsIndex(1, 2, 3, 4, 5, 6, 7, 8);

        CommittedSnapshot next = run(CommitHook.NONE, 1, 2, 9);

        assertThat(next.counts().reusedBlobs())
                .as("it does build upon the killed run's packs")
                .isEqualTo(2);
        requireSoundAlone(next);
    }

    @Test
    void whatAnEarlierSnapshotNeededAndThisOneDoesNotIsNotPassedOn() throws IOException {
        List<CommittedSnapshot> snapshots = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            snapshots.add(run(CommitHook.NONE, 1, 2, 3, 10 + i, 20 + i, 20 + i - 1, 30 + i / 2));
        }

        for (CommittedSnapshot snapshot : snapshots) {
            requireSoundAlone(snapshot);
        }
        assertThat(snapshots.getLast().indexes()).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void aDamagedIndexIsReplacedByAnother() throws IOException {
        CommittedSnapshot first = run(CommitHook.NONE, 1, 2, 3);
        IndexId damaged = first.indexes().getFirst();
        store.behindTheBack().flipBit(RepositoryLayout.key(damaged), 300);

        CommittedSnapshot second = run(CommitHook.NONE, 1, 2, 3);

        assertThat(second.counts().storedBytes()).isZero();
        assertThat(second.indexes()).isNotEmpty().doesNotContain(damaged);
        requireSoundAlone(second);
    }

    private void killedAfterItsIndex(int... files) {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(
                        pending -> {
                            throw new IllegalStateException("killed");
                        },
                        files));
    }

    private CommittedSnapshot run(CommitHook hook, int... files) {
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            for (int file : files) {
                byte[] content = new byte[LARGE];
                new Random(file).nextBytes(content);
                writer.file(TreePath.of("file-" + file), content, NodeAttributes.fixed(0644));
            }
            return writer.commit(hook);
        }
    }

    private void requireSoundAlone(CommittedSnapshot snapshot) throws IOException {
        MemoryObjectStore alone = Repositories.store();
        List<ObjectKey> files = new ArrayList<>(List.of(RepositoryLayout.CONFIG, RepositoryLayout.key(snapshot.id())));
        store.list(RepositoryLayout.KEYS, "", key -> files.add(key.key()));
        snapshot.packs().forEach(pack -> files.add(RepositoryLayout.key(pack.id())));
        snapshot.indexes().forEach(index -> files.add(RepositoryLayout.key(index)));
        for (ObjectKey file : files) {
            try (InputStream bytes = store.read(file, VersionSelector.CURRENT, ByteRange.ALL)) {
                alone.putIfAbsent(file, Content.of(bytes.readAllBytes()));
            }
        }
        assertThat(Repositories.open(alone)
                        .check(CheckDepth.EVERY_BYTE, CheckListener.SILENT)
                        .findings())
                .isEmpty();
    }
}
