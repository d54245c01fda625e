package dev.holdfast.contracts;

import static dev.holdfast.contracts.StoreContract.key;
import static dev.holdfast.contracts.StoreContract.noise;
import static dev.holdfast.contracts.StoreContract.read;
import static dev.holdfast.contracts.StoreContract.readAll;
import static dev.holdfast.contracts.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Ranges, stat, and what is not there. */
public interface ReadContract extends StoreContract {
    @Test
    default void aRangeIsExactlyItsBytes() {
        byte[] bytes = noise(1000);
        store().putIfAbsent(key("file"), Content.of(bytes));
        assertThat(ranged(new ByteRange(0, 1))).isEqualTo(Arrays.copyOf(bytes, 1));
        assertThat(ranged(new ByteRange(17, 400))).isEqualTo(Arrays.copyOfRange(bytes, 17, 417));
        assertThat(ranged(new ByteRange(999, 1))).isEqualTo(Arrays.copyOfRange(bytes, 999, 1000));
        assertThat(ranged(ByteRange.from(990))).isEqualTo(Arrays.copyOfRange(bytes, 990, 1000));
    }

    @Test
    default void aRangeThatReachesBeyondTheEndEndsThere() {
        byte[] bytes = noise(1000);
        store().putIfAbsent(key("file"), Content.of(bytes));
        assertThat(ranged(new ByteRange(900, 5000))).isEqualTo(Arrays.copyOfRange(bytes, 900, 1000));
        assertThat(ranged(new ByteRange(0, Long.MAX_VALUE - 1))).isEqualTo(bytes);
        assertThat(ranged(new ByteRange(1, Long.MAX_VALUE - 1))).isEqualTo(Arrays.copyOfRange(bytes, 1, 1000));
    }

    @Test
    default void aRangeThatBeginsAtTheEndOrBeyondIsAnError() {
        store().putIfAbsent(key("file"), Content.of(noise(1000)));
        for (long offset : new long[] {1000, 1001, 1L << 40}) {
            assertThatThrownBy(() -> ranged(new ByteRange(offset, 1))).isInstanceOf(StoreException.Permanent.class);
            assertThatThrownBy(() -> ranged(ByteRange.from(offset))).isInstanceOf(StoreException.Permanent.class);
        }
    }

    @Test
    default void anyRangeFromTheStartOfAnEmptyFileIsEmpty() {
        store().putIfAbsent(key("file"), text(""));
        assertThat(ranged(ByteRange.ALL)).isEmpty();
        assertThat(ranged(new ByteRange(0, 10))).isEmpty();
        assertThatThrownBy(() -> ranged(new ByteRange(1, 1))).isInstanceOf(StoreException.Permanent.class);
    }

    @Test
    default void aStreamMayBeClosedEarlyAndOftenWithoutHarm() throws IOException {
        byte[] bytes = noise(4 << 20);
        store().putIfAbsent(key("file"), Content.of(bytes));
        for (int i = 0; i < 100; i++) {
            try (InputStream in = store().read(key("file"), VersionSelector.CURRENT, ByteRange.ALL)) {
                assertThat(in.read()).isEqualTo(Byte.toUnsignedInt(bytes[0]));
            }
        }
        assertThat(readAll(store(), key("file"))).isEqualTo(bytes);
    }

    @Test
    default void statSaysWhatTheServerKnows() {
        store().putIfAbsent(key("file"), text("four"));
        ObjectStat stat = store().stat(key("file"), VersionSelector.CURRENT);
        assertThat(stat.key()).isEqualTo(key("file"));
        assertThat(stat.size()).isEqualTo(4);
        // Servers tell their time in whole seconds.
        assertThat(stat.serverTime()).isAfterOrEqualTo(stat.modified().minusSeconds(1));
        assertThat(Duration.between(stat.modified(), stat.serverTime())).isLessThan(Duration.ofMinutes(5));
        assertThat(store().stat(key("file"), stat.version()).version()).isEqualTo(stat.version());
        assertThat(store().versions(key("file")).getFirst().version()).isEqualTo(stat.version());
    }

    @Test
    default void aFileThatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> store().read(key("no/such"), VersionSelector.CURRENT, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class)
                .hasMessageContaining("no/such");
        assertThatThrownBy(() -> store().read(key("no/such"), VersionSelector.CURRENT, new ByteRange(5, 5)))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().stat(key("no/such"), VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class)
                .hasMessageContaining("no/such");
        assertThat(store().versions(key("no/such"))).isEmpty();
    }

    @Test
    default void aFolderIsNoFile() {
        store().putIfAbsent(key("data/aa/file"), text("x"));
        assertThatThrownBy(() -> store().stat(key("data/aa"), VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().read(key("data/aa"), VersionSelector.CURRENT, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        assertThat(store().versions(key("data/aa"))).isEmpty();
    }

    @Test
    default void aVersionThatIsNotThereIsNotFound() {
        store().putIfAbsent(key("one"), text("1"));
        store().putIfAbsent(key("other"), text("2"));
        VersionId foreign = unknownVersion();
        assertThatThrownBy(() -> store().stat(key("one"), foreign)).isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().read(key("one"), foreign, ByteRange.ALL))
                .isInstanceOf(StoreException.NotFound.class);
        assertThatThrownBy(() -> store().delete(key("one"), foreign)).isInstanceOf(StoreException.NotFound.class);
        assertThat(readAll(store(), key("one"))).asString().isEqualTo("1");
    }

    /** The id of no version, in this store's form. */
    default VersionId unknownVersion() {
        return new VersionId("no-such-version");
    }

    private byte[] ranged(ByteRange range) {
        return read(store(), key("file"), VersionSelector.CURRENT, range);
    }
}
