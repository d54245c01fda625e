package dev.holdfast.contracts;

import static dev.holdfast.contracts.StoreContract.key;
import static dev.holdfast.contracts.StoreContract.noise;
import static dev.holdfast.contracts.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.VersionSelector;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Order, prefixes, paging, and what is left out. */
public interface ListContract extends StoreContract {
    /** More than the pages of S3 (1000), and than two of them. */
    int MANY = 2101;

    @Test
    default void anEmptyPlaceListsNothing() {
        assertThat(names("", "")).isEmpty();
        assertThat(names("data/", "")).isEmpty();
        assertThat(versionNames("", "")).isEmpty();
    }

    @Test
    default void namesComeInTheOrderOfTheirBytes() {
        // Between the letters and digits lie the characters that a file system or a locale orders otherwise: - . / _
        List<String> names = List.of(
                "A", "B/x", "Z", "_", "a-b", "a.b", "a/b-c", "a/b.d", "a/b/c", "a0", "aB", "a_b", "ab", "data/00/x");
        names.reversed().forEach(this::put);
        List<String> expected = names.stream().sorted().toList();
        assertThat(names("", "")).containsExactlyElementsOf(expected);
        assertThat(versionNames("", "")).containsExactlyElementsOf(expected);
    }

    @Test
    default void aPrefixIsAStringNotAFolder() {
        List.of("data/00/a", "data/01/b", "data/1", "data0", "dat", "index/0").forEach(this::put);
        assertThat(names("data/0", "")).containsExactly("data/00/a", "data/01/b");
        assertThat(names("data/", "")).containsExactly("data/00/a", "data/01/b", "data/1");
        assertThat(names("dat", "")).containsExactly("dat", "data/00/a", "data/01/b", "data/1", "data0");
        assertThat(names("data0", "")).containsExactly("data0");
        assertThat(names("z", "")).isEmpty();
        assertThat(names("data//", "")).isEmpty();
        assertThat(names("../", "")).isEmpty();
        assertThat(names("/", "")).isEmpty();
    }

    @Test
    default void aListingBeginsAfterTheGivenName() {
        List.of("a", "b/c", "b/d", "e").forEach(this::put);
        assertThat(names("", "b/c")).containsExactly("b/d", "e");
        assertThat(names("", "b")).containsExactly("b/c", "b/d", "e");
        assertThat(names("b/", "a")).containsExactly("b/c", "b/d");
        assertThat(names("b/", "b/c")).containsExactly("b/d");
        assertThat(names("b/", "c")).isEmpty();
        assertThat(names("", "e")).isEmpty();
        assertThat(versionNames("", "b/c")).containsExactly("b/d", "e");
    }

    @Test
    default void aListingOfManyPagesHasEveryNameOnce() {
        List<String> names = IntStream.range(0, MANY)
                .mapToObj(i -> String.format("many/%02x/%04d", i % 256, i))
                .sorted()
                .toList();
        try (ExecutorService executor = Executors.newFixedThreadPool(16)) {
            names.forEach(name -> executor.execute(() -> store().putIfAbsent(key(name), text(name))));
        }
        assertThat(names("many/", "")).containsExactlyElementsOf(names);
        assertThat(versionNames("many/", "")).containsExactlyElementsOf(names);
        assertThat(names("", names.get(1500))).containsExactlyElementsOf(names.subList(1501, MANY));
    }

    @Test
    default void entriesHaveTheirSizesAndTheServersDate() {
        store().putIfAbsent(key("file"), Content.of(noise(12_345)));
        List<ObjectEntry> entries = new ArrayList<>();
        store().list("", "", entries::add);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().size()).isEqualTo(12_345);
        Instant modified = store().stat(key("file"), VersionSelector.CURRENT).modified();
        // A HEAD tells whole seconds where a listing tells milliseconds.
        assertThat(entries.getFirst().modified()).isBetween(modified.minusSeconds(1), modified.plusSeconds(1));
    }

    @Test
    default void foreignNamesAreSkipped() {
        put("data/ours");
        place().plant("data/not ours", noise(3));
        place().plant("data/ünïcödé", noise(3));
        assertThat(names("", "")).containsExactly("data/ours");
        assertThat(versionNames("", "")).containsExactly("data/ours");
    }

    @Test
    default void whatTheConsumerThrowsComesThrough() {
        put("a");
        assertThatThrownBy(() -> store().list("", "", _ -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    private void put(String name) {
        store().putIfAbsent(key(name), text(name));
    }

    private List<String> names(String prefix, String startAfter) {
        List<String> names = new ArrayList<>();
        store().list(prefix, startAfter, entry -> names.add(entry.key().value()));
        return names;
    }

    private List<String> versionNames(String prefix, String startAfter) {
        List<String> names = new ArrayList<>();
        store().listVersions(
                        prefix, startAfter, version -> names.add(version.key().value()));
        return names;
    }
}
