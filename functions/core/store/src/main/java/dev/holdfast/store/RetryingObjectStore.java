package dev.holdfast.store;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Asks again where that may help. What {@link StoreException.Retryable} names is asked again after a pause; streams and listings go
 * on where they broke off; and where an answer was lost it looks before it repeats.
 *
 * <p>So a put ends in one of three ways: the bytes are there ({@link PutOutcome#CREATED}, also if it was the lost attempt that put
 * them), others were there first, or it failed. {@link StoreException.OutcomeUnknown} is left only where looking failed as well.
 */
public final class RetryingObjectStore extends ForwardingObjectStore {
    private final Retries retries;

    public RetryingObjectStore(ObjectStore inner, RetryPolicy policy, Sleeper sleeper, RandomGenerator random) {
        super(inner);
        this.retries = new Retries(policy, sleeper, random, inner.describe());
    }

    /**
     * As the inner store's; after a lost answer the name is looked at and the bytes there are compared.
     *
     * @throws StoreException.OtherContent if, after a lost answer, a content name turns out to hold other bytes
     */
    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        boolean isUnsure = false;
        for (int attempt = 1; ; attempt++) {
            try {
                PutOutcome outcome = inner().putIfAbsent(key, content);
                return isUnsure && outcome == PutOutcome.EXISTS ? whose(key, content) : outcome;
            } catch (StoreException.OutcomeUnknown e) {
                isUnsure = true;
                retries.pause(attempt, e);
            } catch (StoreException.Retryable e) {
                retries.pause(attempt, e);
            }
        }
    }

    /** A stream that goes on where it broke off. If the current version changes meanwhile, the name's digest tells. */
    @Override
    public InputStream read(ObjectKey key, VersionSelector version, ByteRange range) {
        return new ResumingInputStream(
                part -> retries.untilAnswered(() -> inner().read(key, version, part)), range, retries);
    }

    @Override
    public ObjectStat stat(ObjectKey key, VersionSelector version) {
        return retries.untilAnswered(() -> inner().stat(key, version));
    }

    @Override
    public List<ObjectVersion> versions(ObjectKey key) {
        return retries.untilAnswered(() -> inner().versions(key));
    }

    @Override
    public void list(String prefix, String startAfter, Consumer<ObjectEntry> consumer) {
        new ResumingListing<>(retries, startAfter, ObjectEntry::key, consumer)
                .run((after, entries) -> inner().list(prefix, after, entries));
    }

    @Override
    public void listVersions(String prefix, String startAfter, Consumer<ObjectVersion> consumer) {
        new ResumingListing<>(retries, startAfter, ObjectVersion::key, consumer)
                .run((after, versions) -> inner().listVersions(prefix, after, versions));
    }

    /** Asking twice for the same lock does no harm, so a lost answer is simply asked for again. */
    @Override
    public Lock extendLock(ObjectKey key, VersionId version, Instant until) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inner().extendLock(key, version, until);
            } catch (StoreException.OutcomeUnknown | StoreException.Retryable e) {
                retries.pause(attempt, e);
            }
        }
    }

    /** After a lost answer, a version that is not there any more has been deleted. */
    @Override
    public void delete(ObjectKey key, VersionId version) {
        boolean isUnsure = false;
        for (int attempt = 1; ; attempt++) {
            try {
                inner().delete(key, version);
                return;
            } catch (StoreException.NotFound e) {
                if (!isUnsure) {
                    throw e;
                }
                return;
            } catch (StoreException.OutcomeUnknown e) {
                isUnsure = true;
                retries.pause(attempt, e);
            } catch (StoreException.Retryable e) {
                retries.pause(attempt, e);
            }
        }
    }

    private PutOutcome whose(ObjectKey key, Content content) {
        if (key.isContentNamed()) {
            ContentComparison.requireSame(this, key, content);
            return PutOutcome.CREATED;
        }
        return ContentComparison.isSame(this, key, content) ? PutOutcome.CREATED : PutOutcome.EXISTS;
    }
}
