package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThrowawayControlPlaneIT {
    @Test
    void startsAndEndsWithoutATrace() {
        var binaries = ControlPlaneBinaries.obtain(ControlPlaneBinaries.DEFAULT_VERSION, System.getenv(), line -> {});
        for (int i = 0; i < 5; i++) {
            var t = System.nanoTime();
            var plane = ThrowawayControlPlane.start(ControlPlaneSettings.of(binaries));
            System.out.println(plane + " " + (System.nanoTime() - t) / 1000_000);
            var folder = plane.kubeconfigFile().getParent();
            assertThat(folder).exists();
            t = System.nanoTime();
            plane.close();
            System.out.println("closed " + (System.nanoTime() - t) / 1000_000);
            assertThat(folder).doesNotExist();
        }
    }
}
