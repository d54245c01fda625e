package dev.holdfast.contracts;

import static dev.holdfast.contracts.StoreContract.key;
import static dev.holdfast.contracts.StoreContract.read;
import static dev.holdfast.contracts.StoreContract.readAll;
import static dev.holdfast.contracts.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.ObjectVersion.Kind;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was overwritten or hidden behind our back stays visible. */
public interface VersionContract extends StoreContract {
    @Test
    default void anOverwrittenFileIsReadByItsVersion() {
        store().putIfAbsent(key("file"), text("ours"));
        VersionId ours = store().stat(key("file"), VersionSelector.CURRENT).version();
        place().overwrite(key("file"), bytes("theirs"));

        assertThat(readAll(store(), key("file"))).asString().isEqualTo("theirs");
        assertThat(read(store(), key("file"), ours, ByteRange.ALL)).asString().isEqualTo("ours");
        assertThat(read(store(), key("file"), ours, new ByteRange(1, 2)))
                .asString()
                .isEqualTo("ur");
        assertThat(store().stat(key("file"), ours).size()).isEqualTo(4);
        List<ObjectVersion> versions = store().versions(key("file"));
        assertThat(versions).extracting(ObjectVersion::size).containsExactly(6L, 4L);
        assertThat(versions).extracting(ObjectVersion::current).containsExactly(true, false);
        assertThat(versions.getLast().version()).isEqualTo(ours);
    }

    @Test
    default void aHiddenFileIsGoneFromPlainSightAndThereByItsVersion() {
        store().putIfAbsent(key("file"), text("ours"));
        store().putIfAbsent(key("file2"), text("beside it"));
        VersionId ours = store().stat(key("file"), VersionSelector.CURRENT).version();
        place().hide(key("file"));

        assertThatThrownBy(() -> store().stat(key("file"), VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().read(key("file"), VersionSelector.CURRENT, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        List<String> listed = new ArrayList<>();
        store().list("", "", entry -> listed.add(entry.key().value()));
        assertThat(listed).containsExactly("file2");
        assertThat(read(store(), key("file"), ours, ByteRange.ALL)).asString().isEqualTo("ours");
        assertThat(store().versions(key("file")))
                .extracting(ObjectVersion::kind)
                .containsExactly(Kind.DELETE_MARKER, Kind.FILE);
    }

    @Test
    default void aMarkerIsNoFileAndCanBeRemoved() {
        store().putIfAbsent(key("file"), text("ours"));
        place().hide(key("file"));
        VersionId marker = store().versions(key("file")).getFirst().version();

        assertThatThrownBy(() -> store().stat(key("file"), marker)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().read(key("file"), marker, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);

        store().delete(key("file"), marker);
        assertThat(readAll(store(), key("file"))).asString().isEqualTo("ours");
    }

    @Test
    default void versionsOfOneKeyAreNotThoseOfItsNeighbours() {
        store().putIfAbsent(key("a/file"), text("1"));
        store().putIfAbsent(key("a/file2"), text("2"));
        store().putIfAbsent(key("a/fil"), text("3"));
        assertThat(store().versions(key("a/file")))
                .singleElement()
                .extracting(ObjectVersion::key)
                .isEqualTo(key("a/file"));
    }

    @Test
    default void allVersionsAreListedNewestFirstWithinAKey() {
        store().putIfAbsent(key("a"), text("1"));
        store().putIfAbsent(key("b"), text("22"));
        place().overwrite(key("a"), bytes("333"));
        place().hide(key("a"));

        List<ObjectVersion> all = new ArrayList<>();
        store().listVersions("", "", all::add);
        assertThat(all).extracting(version -> version.key().value()).containsExactly("a", "a", "a", "b");
        assertThat(all).extracting(ObjectVersion::size).containsExactly(0L, 3L, 1L, 2L);
        assertThat(all).extracting(ObjectVersion::current).containsExactly(true, false, false, true);
        assertThat(store().versions(key("a"))).containsExactlyElementsOf(all.subList(0, 3));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
