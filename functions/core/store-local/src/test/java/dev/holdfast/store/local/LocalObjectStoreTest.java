package dev.holdfast.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalObjectStoreTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final Content CONTENT = Content.of(new byte[] {1, 2, 3});
    private static final ObjectKey FILE = ObjectKey.of("data/ab/file");

    @TempDir
    Path temporary;

    private Path root = Path.of("");
    private LocalObjectStore store = storeAt(root);

    @BeforeEach
    void makeRoot() throws IOException {
        root = Files.createDirectory(temporary.resolve("root"));
        store = storeAt(root);
    }

    @Test
    void aFileLiesWhereResticLooksForItAndIsReadOnly() throws IOException {
        store.putIfAbsent(FILE, CONTENT);
        Path file = root.resolve("data/ab/file");
        assertThat(file).hasBinaryContent(CONTENT.array());
        assertThat(Files.getPosixFilePermissions(file))
                .noneMatch(right -> right.name().contains("WRITE"));
        assertThat(store.stat(FILE, VersionSelector.CURRENT).modified()).isEqualTo(NOW);
    }

    @Test
    void nothingFollowsASymbolicLinkOutOfTheFolder() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Files.createSymbolicLink(root.resolve("data"), outside);
        Files.createSymbolicLink(root.resolve("link"), outside.resolve("secret"));

        for (ObjectKey key : List.of(ObjectKey.of("data/secret"), ObjectKey.of("link"))) {
            assertThatThrownBy(() -> store.read(key, VersionSelector.CURRENT, ByteRange.ALL))
                    .isInstanceOf(StoreException.Permanent.class)
                    .hasMessageContaining("symbolic link");
            assertThatThrownBy(() -> store.stat(key, VersionSelector.CURRENT))
                    .isInstanceOf(StoreException.Permanent.class);
            assertThatThrownBy(() -> store.putIfAbsent(key, CONTENT)).isInstanceOf(StoreException.Permanent.class);
        }
        assertThatThrownBy(() -> store.putIfAbsent(ObjectKey.of("data/new"), CONTENT))
                .isInstanceOf(StoreException.Permanent.class);
        assertThat(outside).isDirectoryNotContaining("glob:**new");
        assertThat(names()).isEmpty();
    }

    @Test
    void ourOwnNotesCannotBeNamedAndAreNotListed() {
        store.putIfAbsent(FILE, CONTENT);
        assertThat(names()).containsExactly("data/ab/file");
        assertThatThrownBy(() -> store.putIfAbsent(ObjectKey.of(".holdfast/tmp/x"), CONTENT))
                .isInstanceOf(StoreException.Permanent.class);
        // Only at the root is the name taken.
        assertThat(store.putIfAbsent(ObjectKey.of("a/.holdfast"), CONTENT)).isEqualTo(PutOutcome.CREATED);
    }

    @Test
    void manyWhoBeginAtOnceDoNotStumbleOverEachOthersUnfinishedFiles() throws Exception {
        List<Future<PutOutcome>> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 600; i++) {
                ObjectKey key = ObjectKey.of("data/" + i);
                outcomes.add(threads.submit(() -> storeAt(root).putIfAbsent(key, CONTENT)));
            }
        }
        for (Future<PutOutcome> outcome : outcomes) {
            assertThat(outcome.get()).isEqualTo(PutOutcome.CREATED);
        }
    }

    @Test
    void unfinishedFilesAreNotListedAndOldOnesAreCleared() throws IOException {
        Path unfinished = Files.createDirectories(root.resolve(".holdfast/tmp"));
        Path old = Files.writeString(unfinished.resolve("old"), "half");
        Path young = Files.writeString(unfinished.resolve("young"), "half");
        Files.setLastModifiedTime(old, FileTime.from(NOW.minus(Duration.ofDays(2))));
        Files.setLastModifiedTime(young, FileTime.from(NOW.minus(Duration.ofMinutes(2))));

        store.putIfAbsent(FILE, CONTENT);

        assertThat(names()).containsExactly("data/ab/file");
        assertThat(old).doesNotExist();
        assertThat(young).exists();
        assertThat(unfinished).isDirectoryNotContaining(path -> !path.equals(young));
    }

    @Test
    void aMissingFolderIsNotTakenForAnEmptyOne() {
        LocalObjectStore nowhere = storeAt(temporary.resolve("not-mounted"));
        assertThatThrownBy(() -> nowhere.list("", "", _ -> {}))
                .isInstanceOf(StoreException.NotFound.class)
                .hasMessageContaining("not-mounted")
                .hasMessageContaining("mount");
        assertThatThrownBy(() -> nowhere.putIfAbsent(FILE, CONTENT)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> nowhere.versions(FILE)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(nowhere::rules).isInstanceOf(StoreException.NotFound.class);
        assertThat(temporary.resolve("not-mounted")).doesNotExist();
    }

    @Test
    void aFileCannotBeAFolderToo() {
        store.putIfAbsent(ObjectKey.of("a"), CONTENT);
        assertThatThrownBy(() -> store.putIfAbsent(ObjectKey.of("a/b"), CONTENT))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("a");
        store.putIfAbsent(FILE, CONTENT);
        assertThatThrownBy(() -> store.putIfAbsent(ObjectKey.of("data/ab"), CONTENT))
                .isInstanceOf(StoreException.Permanent.class);
        assertThat(names()).containsExactly("a", "data/ab/file");
    }

    @Test
    void aTornLineOfALeaseSpoilsNoOther() throws IOException {
        store.putIfAbsent(FILE, CONTENT);
        Path lease = root.resolve(".holdfast/leases/data/ab/file~");
        Files.writeString(lease, "\n2099-01-01T00:0", StandardOpenOption.APPEND);
        ObjectStat stat = store.stat(FILE, VersionSelector.CURRENT);
        assertThat(stat.lock())
                .isEqualTo(new Lock.Bypassable(NOW.plus(Duration.ofDays(14)), LocalObjectStore.LEASE_MODE));

        Instant later = NOW.plus(Duration.ofDays(90));
        assertThat(store.extendLock(FILE, stat.version(), later))
                .isEqualTo(new Lock.Bypassable(later, LocalObjectStore.LEASE_MODE));
    }

    @Test
    void theLeaseIsTheFoldersOwnSoNobodyCallsItImmutable() {
        store.putIfAbsent(FILE, CONTENT);
        assertThat(store.stat(FILE, VersionSelector.CURRENT).lock().isEnforcedAt(NOW))
                .isFalse();
        assertThat(store.rules().defaultRetention())
                .isEqualTo(new DefaultRetention.Bypassable(Duration.ofDays(14), LocalObjectStore.LEASE_MODE));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        store.list("", "", entry -> names.add(entry.key().value()));
        return names;
    }

    private static LocalObjectStore storeAt(Path root) {
        return new LocalObjectStore(root, Duration.ofDays(14), InstantSource.fixed(NOW));
    }
}
