package dev.holdfast.steps.etcd;

/**
 * Keeps the heap near what is in use. A heap that may grow is enlarged before anybody looks for what has died in its old part: a
 * capture of some gigabytes would end with twice the memory that it needs. To look takes a few hundredths of a second.
 */
final class HeapWatch {
    private static final long LEAST_GARBAGE = 8L << 20;

    private long inUse;

    /** Begins by looking: unlocking a repository took 64 MiB for a moment (scrypt). */
    HeapWatch() {
        collect();
    }

    /** To be called now and then; collects when a twelfth more is occupied than was in use the last time. */
    void look() {
        if (occupied() > inUse + Math.max(LEAST_GARBAGE, inUse / 12)) {
            collect();
        }
    }

    private void collect() {
        System.gc();
        inUse = occupied();
    }

    private static long occupied() {
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
