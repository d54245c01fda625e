package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import org.junit.jupiter.api.Test;

class ThrowawayControlPlaneIT {
    @Test
    void startsAndEndsWithoutATrace() {
        var binaries = ControlPlaneBinaries.obtain(ControlPlaneBinaries.DEFAULT_VERSION, System.getenv(), line -> {});
        var plane = ThrowawayControlPlane.start(ControlPlaneSettings.of(binaries));
        var folder = plane.kubeconfigFile().getParent();
        assertThat(folder).isDirectory();

        plane.close();

        assertThat(folder).doesNotExist();
    }
}
