package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot on its way from etcd: its reader learns that it has ended only when all of it was found sound, and as new as it
 * must be. Otherwise the last {@code read} throws the {@link EtcdException}. No bytes may be skipped.
 */
public final class CheckedSnapshot extends FilterInputStream {
    private final SnapshotCheck check = new SnapshotCheck();
    private @Nullable VerifiedSnapshot verified;

    private final Source source;

    CheckedSnapshot(InputStream snapshot, Source source) {
        super(snapshot);
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = super.read(target, offset, length);
        if (count >= 0) {
            check.accept(target, offset, count);
        } else if (verified == null) {
            verified = fresh(check.finishStream());
        }
        return count;
    }

    /** The stream does not say which revision it shows; the database does. */
    private VerifiedSnapshot fresh(VerifiedSnapshot found) {
        // An etcd that nobody has ever written to says that it is at revision 1, and holds none.
        if (Math.max(1, found.database().revision()) < source.revision()) {
            throw new EtcdException.Unhealthy("The snapshot of etcd at " + source.endpoint() + " ends at revision "
                    + found.database().revision() + ", and the cluster had agreed upon " + source.revision()
                    + " before: that member lags. Take it from another.");
        }
        return found;
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("A snapshot is read whole, or it cannot be checked");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** What was found at the end. */
    public VerifiedSnapshot verified() {
        VerifiedSnapshot found = verified;
        if (found == null) {
            throw new IllegalStateException("The snapshot has not been read to its end");
        }
        return found;
    }
}
