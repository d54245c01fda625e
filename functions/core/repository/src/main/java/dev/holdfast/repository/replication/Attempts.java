package dev.holdfast.repository.replication;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Tries a file again when its store says that this may help, a few times and with growing pauses. */
final class Attempts {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final TransferLimits limits;

    Attempts(TransferLimits limits) {
        this.limits = limits;
    }

    /** One attempt. */
    interface Attempt {
        FileOutcome run() throws CutOffException, InterruptedException;
    }

    FileOutcome of(ObjectKey key, Attempt attempt) throws CutOffException, InterruptedException {
        FileOutcome.@Nullable Unknown unknown = null;
        for (int left = limits.attempts(); ; left--) {
            StoreException failure;
            try {
                return attempt.run();
            } catch (StoreException.Permanent e) {
                return unknown != null ? unknown : new FileOutcome.Failed(key, text(e));
            } catch (StoreException.OutcomeUnknown e) {
                unknown = new FileOutcome.Unknown(key, text(e));
                failure = e;
            } catch (StoreException.Retryable e) {
                failure = e;
            }
            if (left == 1) {
                // A put whose answer was lost stays unknown, whatever a later attempt met with.
                return unknown != null ? unknown : new FileOutcome.Failed(key, text(failure));
            }
            Thread.sleep(pause(failure, limits.attempts() - left));
        }
    }

    private Duration pause(StoreException failure, int before) {
        Duration own = limits.pause().multipliedBy(1L << (2 * Math.min(before, 10)));
        Duration asked = failure instanceof StoreException.Retryable retryable
                ? retryable.retryAfter().orElse(Duration.ZERO)
                : Duration.ZERO;
        Duration longer = own.compareTo(asked) < 0 ? asked : own;
        return longer.compareTo(LONGEST) < 0 ? longer : LONGEST;
    }

    private static String text(StoreException failure) {
        return String.valueOf(failure.getMessage());
    }
}
