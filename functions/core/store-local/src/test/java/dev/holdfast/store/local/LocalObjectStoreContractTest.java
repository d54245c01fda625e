package dev.holdfast.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contracts.ObjectStoreContract;
import dev.holdfast.contracts.TestPlace;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder has one version of each file and no delete markers: what another program does to a file cannot be undone. */
class LocalObjectStoreContractTest extends ObjectStoreContract {
    private static final ObjectKey FILE = ObjectKey.of("file");

    @TempDir
    Path folder;

    @Override
    protected TestPlace newPlace() {
        return new LocalPlace(folder);
    }

    /** Deviation: the overwritten version is gone, and is not taken for the one on top. */
    @Test
    @Override
    public void anOverwrittenFileIsReadByItsVersion() {
        ObjectStat ours = written("ours");
        place().overwrite(FILE, "theirs".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> store().read(FILE, ours.version(), ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().stat(FILE, ours.version())).isInstanceOf(StoreException.NotFound.class);
        assertThat(store().versions(FILE)).singleElement().satisfies(version -> {
            assertThat(version.version()).isNotEqualTo(ours.version());
            assertThat(version.current()).isTrue();
        });
    }

    /** Deviation: what was deleted behind our back leaves nothing. */
    @Test
    @Override
    public void aHiddenFileIsGoneFromPlainSightAndThereByItsVersion() {
        ObjectStat ours = written("ours");
        place().hide(FILE);

        assertThatThrownBy(() -> store().stat(FILE, VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().read(FILE, ours.version(), ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        assertThat(store().versions(FILE)).isEmpty();
    }

    /** Deviation: there are no markers. A file that vanished can be written again, which is how it is repaired. */
    @Test
    @Override
    public void aMarkerIsNoFileAndCanBeRemoved() {
        written("ours");
        place().hide(FILE);
        assertThat(written("ours").size()).isEqualTo(4);
    }

    /** Deviation: without markers, the second writing is the only version. */
    @Test
    @Override
    public void aNameHiddenByADeleteMarkerMayBeWrittenAgain() {
        written("first");
        place().hide(FILE);
        assertThat(store().putIfAbsent(FILE, Content.of(new byte[] {2}))).isEqualTo(PutOutcome.CREATED);
        assertThat(store().versions(FILE)).hasSize(1);
    }

    /** Deviation: one version of each key. */
    @Test
    @Override
    public void allVersionsAreListedNewestFirstWithinAKey() {
        written("1");
        place().overwrite(FILE, new byte[3]);
        List<ObjectVersion> all = new ArrayList<>();
        store().listVersions("", "", all::add);
        assertThat(all).extracting(ObjectVersion::size).containsExactly(3L);
        assertThat(store().versions(FILE)).isEqualTo(all);
    }

    /** Deviation: the lease is the name's, since there is nothing else to hang it on; it protects whatever is there. */
    @Test
    @Override
    public void theLockOfAVersionSurvivesWhatIsPutOnTop() {
        ObjectStat ours = written("ours");
        place().overwrite(FILE, new byte[] {1});
        ObjectStat theirs = store().stat(FILE, VersionSelector.CURRENT);
        assertThat(theirs.lock()).isEqualTo(ours.lock());
        assertThatThrownBy(() -> store().delete(FILE, theirs.version())).isInstanceOf(StoreException.Refused.class);
    }

    private ObjectStat written(String text) {
        store().putIfAbsent(FILE, Content.of(text.getBytes(StandardCharsets.UTF_8)));
        return store().stat(FILE, VersionSelector.CURRENT);
    }
}
