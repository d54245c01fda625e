package dev.holdfast.steps.boot;

import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import dev.holdfast.throwaway.binaries.KubernetesVersion;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.nio.file.Path;
import java.util.Optional;

/** The programs that a restore test starts: of the version of Kubernetes that the environment asks for, else the newest that we know. */
public record TestPrograms(Workbench bench) {
    /** Restores into this version instead of the newest that we know: to prove that a backup survives an upgrade. */
    static final String VERSION = "HOLDFAST_TEST_KUBERNETES";

    /** @throws Failure {@code NOT_CONFIGURED} if they cannot be had */
    public ControlPlaneBinaries binaries() {
        KubernetesVersion version = Optional.ofNullable(bench.environment().get(VERSION))
                .map(KubernetesVersion::parse)
                .orElse(ControlPlaneBinaries.DEFAULT_VERSION);
        try {
            return ControlPlaneBinaries.obtain(version, bench.environment(), bench.progress()::report);
        } catch (MissingBinariesException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, e.getMessage(), e);
        }
    }

    /** @throws Failure {@code NOT_CONFIGURED} if it cannot be had */
    public Path etcdutl() {
        try {
            return EtcdUtility.obtain(bench.environment(), bench.progress()::report);
        } catch (MissingBinariesException e) {
            throw new Failure(FailureKind.NOT_CONFIGURED, e.getMessage(), e);
        }
    }
}
