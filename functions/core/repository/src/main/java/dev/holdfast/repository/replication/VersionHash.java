package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.function.BooleanSupplier;

/** Reads one version of a file and tells whether it has the size and the digest that its name and its receipt promise. */
final class VersionHash {
    private static final int STEP = 256 << 10;

    private final ObjectStore store;
    private final ObjectKey key;
    private final long size;

    VersionHash(ObjectStore store, ObjectKey key, long size) {
        this.store = store;
        this.key = key;
        this.size = size;
    }

    /** Hashes without keeping the bytes. A version that is not there does not match. */
    boolean matches(VersionSelector version) {
        byte[] window = new byte[(int) Math.min(STEP, Math.max(1, size))];
        try {
            return read(version, window, () -> false);
        } catch (CutOffException e) {
            throw new IllegalStateException("Nobody asked to stop", e);
        }
    }

    /** Also leaves the bytes in {@code buffer}, which has room for all of them. */
    boolean readInto(byte[] buffer, VersionSelector version, BooleanSupplier cutOff) throws CutOffException {
        return read(version, buffer, cutOff);
    }

    /** Fills {@code buffer} again from its start whenever it is full, so one that is too small is a window. */
    private boolean read(VersionSelector version, byte[] buffer, BooleanSupplier cutOff) throws CutOffException {
        MessageDigest digest = Sha256.newDigest();
        try (InputStream in = store.read(key, version, ByteRange.ALL)) {
            long total = 0;
            while (total < size) {
                if (cutOff.getAsBoolean()) {
                    throw new CutOffException();
                }
                int at = buffer.length >= size ? (int) total : 0;
                int n = in.read(buffer, at, (int) Math.min(Math.min(STEP, buffer.length - at), size - total));
                if (n < 0) {
                    return false;
                }
                digest.update(buffer, at, n);
                total += n;
            }
            return in.read() < 0 && Sha256.ofDigest(digest.digest()).equals(key.digest());
        } catch (StoreException.NotFound e) {
            return false;
        } catch (IOException e) {
            throw StoreException.unwrap(e)
                    .orElseGet(() -> new StoreException.Retryable(
                            "Reading " + key + " at " + store.describe() + " broke off; try again.", null, e));
        }
    }
}
