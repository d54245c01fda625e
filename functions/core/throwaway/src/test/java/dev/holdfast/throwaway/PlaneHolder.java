package dev.holdfast.throwaway;

import java.nio.file.Path;

/** A process that starts a control plane, says so, and then does nothing until it is killed. */
final class PlaneHolder {
    private PlaneHolder() {}

    /** @param arguments the data root */
    public static void main(String... arguments) throws InterruptedException {
        var plane = ThrowawayControlPlane.start(RealBinaries.settings().withDataRoot(Path.of(arguments[0])));
        System.out.println("started " + plane);
        Thread.sleep(Long.MAX_VALUE);
    }
}
