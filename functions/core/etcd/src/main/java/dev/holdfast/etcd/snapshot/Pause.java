package dev.holdfast.etcd.snapshot;

import dev.holdfast.etcd.EtcdException;

/** The time that a cluster needs to settle a little. */
final class Pause {
    private static final long MILLIS = 500;

    private Pause() {}

    static void aMoment() {
        try {
            Thread.sleep(MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EtcdException.Unreachable("Interrupted while waiting for etcd", e);
        }
    }
}
