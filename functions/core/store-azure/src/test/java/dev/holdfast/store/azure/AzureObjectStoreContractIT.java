package dev.holdfast.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.ObjectStoreContract;
import dev.holdfast.contracts.StoreContract;
import dev.holdfast.contracts.TestPlace;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The contract on Azurite behind the WORM check. Azure has no delete markers: a deleted blob is a key without a current version; and
 * it lets nobody delete what is locked, not even without naming a version.
 */
class AzureObjectStoreContractIT extends ObjectStoreContract {
    private static final ObjectKey FILE = ObjectKey.of("file");
    private static final int CONFLICT = 409;

    @TempDir
    static Path folder;

    private static AzureAccount account;

    @BeforeAll
    static void startAzure() throws InterruptedException {
        account = AzureAccount.start(folder);
    }

    @AfterAll
    static void stopAzure() {
        if (account != null) {
            account.close();
        }
    }

    @Override
    protected TestPlace newPlace() {
        return new AzurePlace(account);
    }

    /** Version ids of Azure are dates; anything else is a bad request. */
    @Override
    public VersionId unknownVersion() {
        return new VersionId("2020-01-01T00:00:00.0000000Z");
    }

    /** Deviation: a locked name cannot be hidden; an unlocked one can, and is written again without a marker in between. */
    @Test
    @Override
    public void aNameHiddenByADeleteMarkerMayBeWrittenAgain() {
        write(store(), "first");
        assertThat(azure().tryToHide(FILE)).isEqualTo(CONFLICT);

        write(azure().unlockedStore(), "first");
        azure().hideUnlocked(FILE);
        assertThat(azure().unlockedStore().putIfAbsent(FILE, text("second"))).isEqualTo(PutOutcome.CREATED);
        assertThat(azure().unlockedStore().versions(FILE))
                .extracting(ObjectVersion::current)
                .containsExactly(true, false);
    }

    /** Deviation: what is hidden has no marker, only no current version. */
    @Test
    @Override
    public void aHiddenFileIsGoneFromPlainSightAndThereByItsVersion() {
        AzureObjectStore store = azure().unlockedStore();
        ObjectStat ours = write(store, "ours");
        azure().hideUnlocked(FILE);

        assertThatThrownBy(() -> store.stat(FILE, VersionSelector.CURRENT)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store.read(FILE, VersionSelector.CURRENT, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        List<ObjectEntry> listed = new ArrayList<>();
        store.list("", "", listed::add);
        assertThat(listed).isEmpty();
        assertThat(StoreContract.read(store, FILE, ours.version(), ByteRange.ALL))
                .asString()
                .isEqualTo("ours");
        assertThat(store.versions(FILE)).singleElement().satisfies(version -> {
            assertThat(version.kind()).isEqualTo(Kind.FILE);
            assertThat(version.current()).isFalse();
        });
    }

    /** Deviation: there are no markers; a hidden version is deleted in one step, as it is not the current one. */
    @Test
    @Override
    public void aMarkerIsNoFileAndCanBeRemoved() {
        AzureObjectStore store = azure().unlockedStore();
        ObjectStat ours = write(store, "ours");
        azure().hideUnlocked(FILE);

        store.delete(FILE, ours.version());

        assertThat(store.versions(FILE)).isEmpty();
    }

    /** Deviation: without markers, a hidden key has its files only. */
    @Test
    @Override
    public void allVersionsAreListedNewestFirstWithinAKey() {
        AzureObjectStore store = azure().unlockedStore();
        store.putIfAbsent(ObjectKey.of("a"), text("1"));
        store.putIfAbsent(ObjectKey.of("b"), text("22"));
        azure().overwriteUnlocked(ObjectKey.of("a"), new byte[3]);
        azure().overwriteUnlocked(ObjectKey.of("b"), new byte[4]);
        azure().hideUnlocked(ObjectKey.of("a"));

        List<ObjectVersion> all = new ArrayList<>();
        store.listVersions("", "", all::add);

        assertThat(all).extracting(version -> version.key().value()).containsExactly("a", "a", "b", "b");
        assertThat(all).extracting(ObjectVersion::size).containsExactly(3L, 1L, 4L, 2L);
        assertThat(all).extracting(ObjectVersion::current).containsExactly(false, false, true, false);
        assertThat(store.versions(ObjectKey.of("a"))).containsExactlyElementsOf(all.subList(0, 2));
    }

    /** Deviation: hiding is refused; what is put on top changes nothing below. */
    @Test
    @Override
    public void theLockOfAVersionSurvivesWhatIsPutOnTop() {
        ObjectStat ours = write(store(), "ours");
        assertThat(azure().tryToHide(FILE)).isEqualTo(CONFLICT);
        azure().overwrite(FILE, new byte[] {1});

        assertThat(store().stat(FILE, ours.version()).lock()).isEqualTo(ours.lock());
        assertThatThrownBy(() -> store().delete(FILE, ours.version())).isInstanceOf(StoreException.Refused.class);
    }

    private AzurePlace azure() {
        return (AzurePlace) place();
    }

    private static ObjectStat write(ObjectStore store, String text) {
        store.putIfAbsent(FILE, text(text));
        return store.stat(FILE, VersionSelector.CURRENT);
    }

    private static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
