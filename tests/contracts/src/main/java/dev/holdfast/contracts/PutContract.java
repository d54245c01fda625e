package dev.holdfast.contracts;

import static dev.holdfast.contracts.StoreContract.key;
import static dev.holdfast.contracts.StoreContract.noise;
import static dev.holdfast.contracts.StoreContract.putPatiently;
import static dev.holdfast.contracts.StoreContract.readAll;
import static dev.holdfast.contracts.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Whole or not at all; the first writer wins; read your writes. */
public interface PutContract extends StoreContract {
    int WRITERS = 16;
    int LARGE = 64 << 20;

    @Test
    default void aNewFileIsThereWithExactlyItsBytes() {
        byte[] bytes = noise(100_003);
        assertThat(store().putIfAbsent(key("data/aa/file"), Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
        assertThat(readAll(store(), key("data/aa/file"))).isEqualTo(bytes);
    }

    @Test
    default void aTakenNameIsLeftAsItIs() {
        store().putIfAbsent(key("config"), text("first"));
        assertThat(store().putIfAbsent(key("config"), text("second"))).isEqualTo(PutOutcome.EXISTS);
        assertThat(readAll(store(), key("config"))).asString().isEqualTo("first");
        assertThat(store().versions(key("config"))).hasSize(1);
    }

    @Test
    default void anEmptyFileIsAFile() {
        assertThat(store().putIfAbsent(key("empty"), text(""))).isEqualTo(PutOutcome.CREATED);
        assertThat(readAll(store(), key("empty"))).isEmpty();
        assertThat(store().stat(key("empty"), VersionSelector.CURRENT).size()).isZero();
        assertThat(store().putIfAbsent(key("empty"), text("now with bytes"))).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    default void aPackOf64MebibytesArrivesUnaltered() {
        byte[] bytes = noise(LARGE);
        assertThat(store().putIfAbsent(key("data/ff/pack"), Content.of(bytes))).isEqualTo(PutOutcome.CREATED);
        assertThat(Sha256.of(readAll(store(), key("data/ff/pack")))).isEqualTo(Sha256.of(bytes));
    }

    @Test
    default void onlyTheSliceOfTheArrayIsWritten() {
        byte[] array = noise(1000);
        Content slice = new Content(array, 100, 50, Sha256.of(array, 100, 50));
        store().putIfAbsent(key("slice"), slice);
        assertThat(readAll(store(), key("slice"))).hasSize(50).isEqualTo(Arrays.copyOfRange(array, 100, 150));
    }

    @Test
    default void bytesThatDoNotHashToTheirDigestAreRefused() {
        Content wrong = Content.of(noise(10), 10, Sha256.of(noise(11)));
        assertThatThrownBy(() -> store().putIfAbsent(key("wrong"), wrong)).isInstanceOf(StoreException.Permanent.class);
        assertThat(store().versions(key("wrong"))).isEmpty();
    }

    @Test
    default void ofManyWritersAtOnceExactlyOneWins() throws Exception {
        for (int round = 0; round < 5; round++) {
            ObjectKey key = key("race/" + round);
            List<PutOutcome> outcomes = race(store(), key);
            assertThat(outcomes).containsOnlyOnce(PutOutcome.CREATED).hasSize(WRITERS);
            assertThat(readAll(store(), key)).asString().isEqualTo("writer " + outcomes.indexOf(PutOutcome.CREATED));
            assertThat(store().versions(key)).hasSize(1);
        }
    }

    @Test
    default void aReaderNeverSeesAPartOfAnUpload() throws Exception {
        byte[] bytes = noise(8 << 20);
        ObjectKey key = key("whole");
        try (ExecutorService writer = Executors.newSingleThreadExecutor()) {
            Future<PutOutcome> put = writer.submit(() -> store().putIfAbsent(key, Content.of(bytes)));
            while (!put.isDone()) {
                try {
                    assertThat(store().stat(key, VersionSelector.CURRENT).size())
                            .isEqualTo(bytes.length);
                    assertThat(readAll(store(), key)).hasSize(bytes.length);
                } catch (StoreException.NotFound notYet) {
                    assertThat(notYet).hasMessageContaining(key.value());
                }
            }
            assertThat(put.get()).isEqualTo(PutOutcome.CREATED);
        }
        assertThat(readAll(store(), key)).isEqualTo(bytes);
    }

    @Test
    default void aNameHiddenByADeleteMarkerMayBeWrittenAgain() {
        store().putIfAbsent(key("config"), text("first"));
        place().hide(key("config"));
        assertThat(store().putIfAbsent(key("config"), text("second"))).isEqualTo(PutOutcome.CREATED);
        assertThat(readAll(store(), key("config"))).asString().isEqualTo("second");
        assertThat(store().versions(key("config"))).hasSize(3);
    }

    private static List<PutOutcome> race(ObjectStore store, ObjectKey key)
            throws InterruptedException, ExecutionException {
        List<Callable<PutOutcome>> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            Content content = text("writer " + i);
            writers.add(() -> putPatiently(store, key, content));
        }
        List<PutOutcome> outcomes = new ArrayList<>(Collections.nCopies(WRITERS, PutOutcome.EXISTS));
        try (ExecutorService executor = Executors.newFixedThreadPool(WRITERS)) {
            List<Future<PutOutcome>> futures = executor.invokeAll(writers);
            for (int i = 0; i < WRITERS; i++) {
                outcomes.set(i, futures.get(i).get());
            }
        }
        return outcomes;
    }
}
