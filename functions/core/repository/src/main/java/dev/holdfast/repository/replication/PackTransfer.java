package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.Content;
import dev.holdfast.store.ObjectKey;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Brings one pack: read, hash, compare with its name, write if absent. */
final class PackTransfer {
    /** What a store takes in one request. */
    private static final long MAX_BYTES = 256L << 20;

    private final PackSource source;
    private final FileTarget target;
    private final BufferPool buffers;
    private final Attempts attempts;

    /**
     * @param largest the largest pack, in bytes
     */
    PackTransfer(PackSource source, FileTarget target, TransferLimits limits, long largest) {
        this.source = source;
        this.target = target;
        this.buffers = new BufferPool(limits.bufferBytes(), Math.min(largest, MAX_BYTES));
        this.attempts = new Attempts(limits);
    }

    FileOutcome run(MissingPack pack, BooleanSupplier cutOff) throws CutOffException, InterruptedException {
        ObjectKey key = RepositoryLayout.key(pack.id());
        if (pack.size() > MAX_BYTES) {
            return new FileOutcome.Failed(
                    key, "It has " + pack.size() + " bytes; a store takes at most " + MAX_BYTES + " in one request.");
        }
        return attempts.of(key, () -> once(key, pack, cutOff));
    }

    private FileOutcome once(ObjectKey key, MissingPack pack, BooleanSupplier cutOff)
            throws CutOffException, InterruptedException {
        if (pack.reason() != MissingPack.Reason.ABSENT) {
            Optional<FileOutcome> there = target.examine(key, pack.size());
            if (there.isPresent()) {
                return there.get();
            }
        }
        byte[] buffer = buffers.take((int) pack.size());
        try {
            Optional<String> damage = source.readInto(buffer, key, pack.size(), cutOff);
            if (damage.isPresent()) {
                return new FileOutcome.DamagedAtSource(key, damage.get());
            }
            return target.write(key, Content.of(buffer, (int) pack.size(), key.digest()));
        } finally {
            buffers.give(buffer);
        }
    }
}
