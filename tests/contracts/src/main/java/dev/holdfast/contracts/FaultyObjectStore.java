package dev.holdfast.contracts;

import dev.holdfast.store.ByteRange;
import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.ObjectVersion;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.Sleeper;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.StoreOperation;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import dev.holdfast.store.WholeInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A store that fails as its {@link FaultPlan} says, and otherwise does what the inner one does. */
public final class FaultyObjectStore extends ForwardingObjectStore {
    private static final Duration SLOWNESS = Duration.ofSeconds(30);

    private final FaultPlan plan;
    private final Sleeper sleeper;

    /** @param sleeper who waits for {@link Fault#SLOW} */
    public FaultyObjectStore(ObjectStore inner, FaultPlan plan, Sleeper sleeper) {
        super(inner);
        this.plan = plan;
        this.sleeper = sleeper;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        return meet(StoreOperation.PUT, plan.of(StoreOperation.PUT), () -> super.putIfAbsent(key, content));
    }

    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        Optional<Fault> fault = plan.of(StoreOperation.READ);
        InputStream in = meet(StoreOperation.READ, fault, () -> super.read(key, version, range));
        return fault.isPresent() ? spoiled(in, fault.get(), key) : in;
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        return meet(StoreOperation.STAT, plan.of(StoreOperation.STAT), () -> super.stat(key, version));
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return meet(StoreOperation.VERSIONS, plan.of(StoreOperation.VERSIONS), () -> super.versions(key));
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        List<ObjectEntry> all = new ArrayList<>();
        super.list(prefix, startAfter, all::add);
        handOut(StoreOperation.LIST, all, consumer);
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        List<ObjectVersion> all = new ArrayList<>();
        super.listVersions(prefix, startAfter, all::add);
        handOut(StoreOperation.LIST_VERSIONS, all, consumer);
    }

    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        return meet(
                StoreOperation.EXTEND_LOCK,
                plan.of(StoreOperation.EXTEND_LOCK),
                () -> super.extendLock(key, version, until));
    }

    @Override
    public void delete(ObjectKey key, VersionId version) {
        meet(StoreOperation.DELETE, plan.of(StoreOperation.DELETE), () -> {
            super.delete(key, version);
            return version;
        });
    }

    @Override
    public String describe() {
        return "faulty " + super.describe();
    }

    private <T> T meet(StoreOperation operation, Optional<Fault> fault, Supplier<T> call) {
        if (fault.isEmpty()) {
            return call.get();
        }
        return switch (fault.get()) {
            case REFUSED_BEFORE -> throw retryable(operation);
            case REQUEST_LOST -> throw lost(operation);
            case ANSWER_LOST -> {
                T _ = call.get();
                throw lost(operation);
            }
            case SLOW -> {
                sleeper.sleepFor(SLOWNESS, operation + " by plan");
                yield call.get();
            }
            case CUT_SHORT, BIT_FLIPPED -> call.get();
        };
    }

    private <E> void handOut(StoreOperation operation, List<E> all, Consumer<E> consumer) {
        Optional<Fault> fault = plan.of(operation);
        meet(operation, fault, () -> operation);
        boolean isCut = fault.isPresent() && fault.get() == Fault.CUT_SHORT;
        all.subList(0, isCut ? all.size() / 2 : all.size()).forEach(consumer);
        if (isCut) {
            throw retryable(operation);
        }
    }

    private static InputStream spoiled(InputStream in, Fault fault, ObjectKey key) {
        if (fault != Fault.CUT_SHORT && fault != Fault.BIT_FLIPPED) {
            return in;
        }
        byte[] bytes;
        try (in) {
            bytes = in.readAllBytes();
        } catch (IOException e) {
            throw new StoreException.Retryable("Reading " + key + " broke off by itself.", null, e);
        }
        if (fault == Fault.CUT_SHORT) {
            return new WholeInputStream(
                    new ByteArrayInputStream(bytes, 0, bytes.length / 2), Math.max(1, bytes.length), key + " by plan");
        }
        if (bytes.length > 0) {
            bytes[bytes.length / 2] ^= 0x10;
        }
        return new ByteArrayInputStream(bytes);
    }

    private static StoreException lost(StoreOperation operation) {
        return operation.changes()
                ? new StoreException.OutcomeUnknown(operation + " got no answer, by plan.", null)
                : retryable(operation);
    }

    private static StoreException retryable(StoreOperation operation) {
        return new StoreException.Retryable(operation + " failed, by plan.", null, null);
    }
}
