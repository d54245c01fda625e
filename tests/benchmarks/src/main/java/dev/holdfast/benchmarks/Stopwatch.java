package dev.holdfast.benchmarks;

/** Seconds since it was started. */
record Stopwatch(long started) {
    static Stopwatch start() {
        return new Stopwatch(System.nanoTime());
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }
}
