package dev.holdfast.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Counts calls, failures and bytes. Outside a {@link RetryingObjectStore} it counts what was wanted, inside what it cost. */
public final class MeteredObjectStore extends ForwardingObjectStore {
    private final StoreMeter meter;

    public MeteredObjectStore(ObjectStore inner, StoreMeter meter) {
        super(inner);
        this.meter = meter;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        PutOutcome outcome = counted(StoreOperation.PUT, () -> super.putIfAbsent(key, content));
        if (outcome == PutOutcome.CREATED) {
            meter.wrote(content.length());
        }
        return outcome;
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        InputStream in = counted(StoreOperation.READ, () -> super.read(key, version, range));
        return new ObservedInputStream(in, meter::read);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        return counted(StoreOperation.STAT, () -> super.stat(key, version));
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return counted(StoreOperation.VERSIONS, () -> super.versions(key));
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        counted(StoreOperation.LIST, () -> super.list(prefix, startAfter, consumer));
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        counted(StoreOperation.LIST_VERSIONS, () -> super.listVersions(prefix, startAfter, consumer));
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return counted(StoreOperation.EXTEND_LOCK, () -> super.extendLock(key, version, until));
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        counted(StoreOperation.DELETE, () -> super.delete(key, version));
    }

    private void counted(StoreOperation operation, Runnable call) {
        counted(operation, () -> {
            call.run();
            return operation;
        });
    }

    private <T> T counted(StoreOperation operation, Supplier<T> call) {
        meter.called(operation);
        try {
            return call.get();
        } catch (StoreException e) {
            meter.failed(operation);
            throw e;
        }
    }
}
