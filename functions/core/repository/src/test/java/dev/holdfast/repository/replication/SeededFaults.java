package dev.holdfast.repository.replication;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * A store that fails by a seed: refuses for now, loses answers before and after the change, breaks reads off; and, after so many
 * calls, does nothing any more, as if we had been killed then.
 */
final class SeededFaults extends ForwardingObjectStore {
    private final Random random;
    private final int percent;
    private int callsLeft;
    private int fired;

    SeededFaults(ObjectStore inner, long seed, int percent, int callsUntilKilled) {
        super(inner);
        this.random = new Random(seed);
        this.percent = percent;
        this.callsLeft = callsUntilKilled;
    }

    synchronized int fired() {
        return fired;
    }

    private synchronized boolean roll() {
        if (callsLeft-- <= 0) {
            fired++;
            throw new StoreException.AccessDenied("killed", null);
        }
        boolean fails = random.nextInt(100) < percent;
        fired += fails ? 1 : 0;
        return fails;
    }

    private void maybeRefuse() {
        if (roll()) {
            throw new StoreException.Retryable("503", null, null);
        }
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        maybeRefuse();
        if (roll()) {
            throw new StoreException.OutcomeUnknown("lost before the change", null);
        }
        PutOutcome outcome = super.putIfAbsent(key, content);
        if (roll()) {
            throw new StoreException.OutcomeUnknown("lost after the change", null);
        }
        return outcome;
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        maybeRefuse();
        InputStream in = super.read(key, version, range);
        return roll() ? new BrokenOff(in) : in;
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        maybeRefuse();
        return super.versions(key);
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        maybeRefuse();
        super.list(prefix, startAfter, consumer);
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        maybeRefuse();
        super.listVersions(prefix, startAfter, consumer);
    }

    private static final class BrokenOff extends FilterInputStream {
        private int left = 17;

        BrokenOff(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                throw new IOException(new StoreException.Retryable("connection reset", null, null));
            }
            int n = super.read(bytes, offset, Math.min(left, length));
            left -= Math.max(0, n);
            return n;
        }
    }
}
