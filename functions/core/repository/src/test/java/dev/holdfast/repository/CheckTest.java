package dev.holdfast.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.check.CheckReport;
import dev.holdfast.repository.check.Finding;
import dev.holdfast.repository.check.Finding.Kind;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.repository.write.CommitHook;
import dev.holdfast.repository.write.CommittedSnapshot;
import dev.holdfast.repository.write.SnapshotRequest;
import dev.holdfast.repository.write.SnapshotWriter;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every way in which a copy goes bad is found, and named by the file that is to blame. */
final class CheckTest {
    private final MemoryObjectStore store = Repositories.store();
    private final Repository repository = Repositories.init(store);
    private final CommittedSnapshot snapshot = write();

    private CommittedSnapshot write() {
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            for (int i = 0; i < 20; i++) {
                byte[] content = ("content " + i).getBytes(StandardCharsets.UTF_8);
                writer.file(TreePath.of("dir/file-" + i), content, NodeAttributes.fixed(0644));
            }
            return writer.commit(CommitHook.NONE);
        }
    }

    @Test
    void aSoundRepositoryHasNoFindings() {
        CheckReport report = check(CheckDepth.EVERY_BYTE);

        assertThat(report.findings()).isEmpty();
        assertThat(report.isHealthy()).isTrue();
        assertThat(report.snapshots()).isOne();
        assertThat(report.trees()).isEqualTo(2);
        assertThat(report.blobs()).isEqualTo(22);
        assertThat(report.packs()).isEqualTo(2);
        assertThat(report.packBytes())
                .isEqualTo(
                        snapshot.packs().stream().mapToLong(pack -> pack.size()).sum());
    }

    @Test
    void aMissingPackIsNamedAndSoIsEachFileThatNeedsIt() {
        ObjectKey pack = dataPack();
        store.behindTheBack().erase(pack);

        CheckReport report = check(CheckDepth.STRUCTURE);

        assertThat(files(report, Kind.MISSING)).contains(pack);
        assertThat(report.findings())
                .filteredOn(finding -> finding.what().contains("dir/file-"))
                .hasSize(20);
    }

    @Test
    void oneFlippedBitCostsOneFileAndOnlyReadingEveryByteFindsIt() {
        store.behindTheBack().flipBit(dataPack(), 8 * 60);

        assertThat(check(CheckDepth.STRUCTURE).isHealthy()).isTrue();
        CheckReport report = check(CheckDepth.EVERY_BYTE);
        assertThat(files(report, Kind.WRONG_HASH)).containsExactly(dataPack());
        assertThat(files(report, Kind.DAMAGED)).containsExactly(dataPack());
        assertThat(files(report, Kind.MISSING)).containsExactly(RepositoryLayout.key(snapshot.id()));
    }

    @Test
    void aTruncatedPackHasTheWrongSize() {
        store.behindTheBack().truncate(dataPack(), 100);

        assertThat(files(check(CheckDepth.STRUCTURE), Kind.WRONG_SIZE)).containsExactly(dataPack());
        assertThat(check(CheckDepth.EVERY_BYTE).isHealthy()).isFalse();
    }

    @Test
    void twoPacksThatWereSwappedAreBothFound() {
        List<ObjectKey> packs = packs();
        store.behindTheBack().swap(packs.get(0), packs.get(1));

        assertThat(files(check(CheckDepth.EVERY_BYTE), Kind.WRONG_HASH)).containsExactlyInAnyOrderElementsOf(packs);
    }

    @Test
    void damagedIndexSnapshotAndKeyAreEachNamed() {
        ObjectKey index = RepositoryLayout.key(snapshot.indexes().getFirst());
        ObjectKey key = RepositoryLayout.key(repository.keys().getFirst().id());
        List<ObjectKey> hit = List.of(index, RepositoryLayout.key(snapshot.id()), key);
        hit.forEach(file -> store.behindTheBack().flipBit(file, 300));

        assertThat(files(check(CheckDepth.STRUCTURE), Kind.DAMAGED)).containsAll(hit);
    }

    @Test
    void aDeleteMarkerAndAnOverwriteAreReportedAndReadPast() {
        store.behindTheBack().hide(dataPack());
        store.behindTheBack().overwrite(RepositoryLayout.key(snapshot.id()), new byte[] {1});
        store.behindTheBack().overwrite(RepositoryLayout.CONFIG, new byte[1 << 20]);

        CheckReport report = Repositories.open(store).check(CheckDepth.EVERY_BYTE, CheckListener.SILENT);

        assertThat(files(report, Kind.TAMPERED))
                .containsExactlyInAnyOrder(dataPack(), RepositoryLayout.key(snapshot.id()), RepositoryLayout.CONFIG);
        assertThat(report.isHealthy()).isTrue();
        assertThat(report.snapshots()).isOne();
        assertThat(check(CheckDepth.STRUCTURE).isHealthy()).isTrue();
    }

    @Test
    void foreignFilesAndOrphansAreNotesOnly() {
        store.putIfAbsent(ObjectKey.of("data/00/readme"), Content.of(new byte[] {1}));
        store.behindTheBack().erase(RepositoryLayout.key(snapshot.id()));
        store.behindTheBack().erase(RepositoryLayout.key(snapshot.indexes().getFirst()));

        CheckReport report = check(CheckDepth.STRUCTURE);

        assertThat(files(report, Kind.FOREIGN)).containsExactly(ObjectKey.of("data/00/readme"));
        assertThat(files(report, Kind.ORPHAN)).containsExactlyInAnyOrderElementsOf(packs());
        assertThat(report.isHealthy()).isTrue();
    }

    @Test
    void progressReachesTheEnd() {
        List<Long> done = new ArrayList<>();
        repository.check(CheckDepth.EVERY_BYTE, (bytes, all) -> done.add(all - bytes));

        assertThat(done).hasSize(2).endsWith(0L);
    }

    private CheckReport check(CheckDepth depth) {
        return repository.check(depth, CheckListener.SILENT);
    }

    private ObjectKey dataPack() {
        // The pack of the trees is the smaller one: two trees against twenty files.
        return snapshot.packs().stream()
                .max((a, b) -> Long.compare(a.size(), b.size()))
                .map(pack -> RepositoryLayout.key(pack.id()))
                .orElseThrow();
    }

    private List<ObjectKey> packs() {
        return snapshot.packs().stream()
                .map(pack -> RepositoryLayout.key(pack.id()))
                .toList();
    }

    private static List<ObjectKey> files(CheckReport report, Kind kind) {
        return report.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::file)
                .distinct()
                .toList();
    }
}
