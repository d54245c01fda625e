package dev.holdfast.repository.write;

import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import java.util.concurrent.atomic.AtomicInteger;

/** A store whose n-th write fails. */
final class FailingPuts extends ForwardingObjectStore {
    enum Manner {
        /** Nothing is written, now or later: the place is down. */
        REFUSES,
        /** The file is written and the answer is lost. */
        LOSES_THE_ANSWER
    }

    private final int nth;
    private final Manner manner;
    private final AtomicInteger puts = new AtomicInteger();

    FailingPuts(ObjectStore store, int nth, Manner manner) {
        super(store);
        this.nth = nth;
        this.manner = manner;
    }

    boolean fired() {
        return puts.get() >= nth;
    }

    @Override
    public PutOutcome putIfAbsent(ObjectKey key, Content content) {
        int put = puts.incrementAndGet();
        return switch (manner) {
            case REFUSES -> {
                if (put >= nth) {
                    throw new StoreException.Retryable("The place is down", null, null);
                }
                yield super.putIfAbsent(key, content);
            }
            case LOSES_THE_ANSWER -> {
                PutOutcome outcome = super.putIfAbsent(key, content);
                if (put == nth) {
                    throw new StoreException.OutcomeUnknown("The answer was lost", null);
                }
                yield outcome;
            }
        };
    }
}
