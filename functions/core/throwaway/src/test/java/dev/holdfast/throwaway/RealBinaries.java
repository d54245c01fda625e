package dev.holdfast.throwaway;

import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import org.opentest4j.TestAbortedException;

/** The programs for tests with real servers; where they cannot be had, the test is skipped and says why. */
final class RealBinaries {
    private RealBinaries() {}

    static ControlPlaneSettings settings() {
        try {
            return ControlPlaneSettings.of(ControlPlaneBinaries.obtain(System.getenv(), System.err::println));
        } catch (MissingBinariesException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }
}
