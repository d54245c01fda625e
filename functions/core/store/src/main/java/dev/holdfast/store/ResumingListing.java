package dev.holdfast.store;

import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A listing that is begun again after the last key that was handed out whole. A key may have several entries (its versions), and
 * the listing may break off among them: those of the last key that are out already are left out the second time.
 */
final class ResumingListing<E> {
    private final Retries retries;
    private final Function<E, ObjectKey> keyOf;
    private final Consumer<E> consumer;
    private final Set<E> outOfLastKey = new HashSet<>();
    private String after;
    private String lastKey = "";
    private boolean isConsumers;
    private int failures;

    ResumingListing(Retries retries, String startAfter, Function<E, ObjectKey> keyOf, Consumer<E> consumer) {
        this.retries = retries;
        this.after = startAfter;
        this.keyOf = keyOf;
        this.consumer = consumer;
    }

    /** @param listing takes where to start after, and who gets the entries */
    void run(BiConsumer<String, Consumer<E>> listing) {
        while (true) {
            try {
                listing.accept(after, this::handOut);
                return;
            } catch (StoreException.Retryable e) {
                // What the consumer throws is the consumer's affair, even if it is a store's failure.
                if (isConsumers) {
                    throw e;
                }
                failures++;
                retries.pause(failures, e);
            }
        }
    }

    private void handOut(E entry) {
        String key = keyOf.apply(entry).value();
        if (!key.equals(lastKey)) {
            after = lastKey.isEmpty() ? after : lastKey;
            lastKey = key;
            outOfLastKey.clear();
        }
        if (outOfLastKey.add(entry)) {
            isConsumers = true;
            consumer.accept(entry);
            isConsumers = false;
            failures = 0;
        }
    }
}
