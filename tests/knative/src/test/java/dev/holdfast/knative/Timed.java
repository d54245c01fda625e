package dev.holdfast.knative;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells how long something took; nothing is asserted about it, since machines differ. */
final class Timed {
    private Timed() {}

    static <T> T tell(String what, Callable<T> work) throws Exception {
        long began = System.nanoTime();
        T result = work.call();
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        System.out.printf(Locale.ROOT, "[time] %s: %.2f s%n", what, seconds);
        return result;
    }
}
