package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.BandwidthLimit;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ContentCheckedObjectStore;
import dev.holdfast.store.MeteredObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.PrefixedObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.StoreMeter;
import dev.holdfast.store.StoreOperation;
import dev.holdfast.store.ThrottledObjectStore;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecoratorsTest {
    private static final ObjectKey FILE = ObjectKey.of("file");

    private final MemoryObjectStore memory = new MemoryObjectStore(SettableClock.standard());

    @Test
    void aTakenContentNameWithTheSameBytesExists() {
        Content content = Content.of(new byte[100]);
        ObjectKey key = ObjectKey.of("data/" + content.sha256().hex());
        ContentCheckedObjectStore store = new ContentCheckedObjectStore(memory);
        assertThat(store.putIfAbsent(key, content)).isEqualTo(PutOutcome.CREATED);
        assertThat(store.putIfAbsent(key, content)).isEqualTo(PutOutcome.EXISTS);
    }

    @Test
    void aTakenContentNameWithOtherBytesIsReported() {
        Content content = Content.of(new byte[100]);
        ObjectKey key = ObjectKey.of("data/" + content.sha256().hex());
        ContentCheckedObjectStore store = new ContentCheckedObjectStore(memory);
        store.putIfAbsent(key, content);
        memory.behindTheBack().flipBit(key, 5);
        assertThatThrownBy(() -> store.putIfAbsent(key, content)).isInstanceOf(StoreException.OtherContent.class);
    }

    @Test
    void callsFailuresAndBytesAreCounted() throws IOException {
        StoreMeter meter = new StoreMeter();
        MeteredObjectStore store = new MeteredObjectStore(memory, meter);
        store.putIfAbsent(FILE, Content.of(new byte[1000]));
        store.putIfAbsent(FILE, Content.of(new byte[1000]));
        try (InputStream in = store.read(FILE, VersionSelector.CURRENT, new ByteRange(0, 300))) {
            assertThat(in.read()).isZero();
            assertThat(in.readAllBytes()).hasSize(299);
        }
        assertThatThrownBy(() -> store.stat(ObjectKey.of("no"), VersionSelector.CURRENT))
                .isInstanceOf(StoreException.NotFound.class);

        assertThat(meter.calls(StoreOperation.PUT)).isEqualTo(2);
        assertThat(meter.bytesWritten()).isEqualTo(1000);
        assertThat(meter.bytesRead()).isEqualTo(300);
        assertThat(meter.calls(StoreOperation.STAT)).isEqualTo(1);
        assertThat(meter.failures(StoreOperation.STAT)).isEqualTo(1);
        assertThat(meter.failures(StoreOperation.PUT)).isZero();
    }

    @Test
    void bytesPassNoFasterThanTheLimit() throws IOException {
        AtomicLong nanos = new AtomicLong();
        BandwidthLimit limit = new BandwidthLimit(1000, nanos::get, (Duration wait) -> nanos.addAndGet(wait.toNanos()));
        ThrottledObjectStore store = new ThrottledObjectStore(memory, limit);

        store.putIfAbsent(FILE, Content.of(new byte[1000]));
        assertThat(nanos.get()).as("the bucket was full").isZero();
        store.putIfAbsent(ObjectKey.of("other"), Content.of(new byte[5000]));
        assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(5));
        try (InputStream in = store.read(FILE, VersionSelector.CURRENT, ByteRange.ALL)) {
            assertThat(in.readAllBytes()).hasSize(1000);
        }
        assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void aFolderThatIsTooDeepIsSaidToBe() {
        PrefixedObjectStore deep = new PrefixedObjectStore(memory, ObjectKey.of("1/2/3/4/5/6/7"));
        assertThat(deep.putIfAbsent(ObjectKey.of("8"), Content.of(new byte[1]))).isEqualTo(PutOutcome.CREATED);
        assertThatThrownBy(() -> deep.putIfAbsent(ObjectKey.of("8/9"), Content.of(new byte[1])))
                .isInstanceOf(StoreException.Permanent.class)
                .hasMessageContaining("shorter prefix");
    }
}
