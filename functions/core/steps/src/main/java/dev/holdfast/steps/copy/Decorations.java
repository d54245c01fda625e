package dev.holdfast.steps.copy;

import dev.holdfast.domain.location.NetworkSettings;
import dev.holdfast.store.BandwidthLimit;
import dev.holdfast.store.ContentCheckedObjectStore;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.RetryPolicy;
import dev.holdfast.store.RetryingObjectStore;
import dev.holdfast.store.Sleeper;
import dev.holdfast.store.ThrottledObjectStore;
import java.util.SplittableRandom;

/** What stands around every adapter: a limit of bandwidth next to the wire, then retries, then the comparison of what is there already. */
final class Decorations {
    private Decorations() {}

    static ObjectStore of(ObjectStore adapter, NetworkSettings network) {
        ObjectStore limited = network.bandwidth()
                .<ObjectStore>map(rate -> new ThrottledObjectStore(
                        adapter, new BandwidthLimit(rate.bytes(), System::nanoTime, Sleeper.ofThread())))
                .orElse(adapter);
        ObjectStore retrying =
                new RetryingObjectStore(limited, RetryPolicy.standard(), Sleeper.ofThread(), new SplittableRandom());
        return new ContentCheckedObjectStore(retrying);
    }
}
