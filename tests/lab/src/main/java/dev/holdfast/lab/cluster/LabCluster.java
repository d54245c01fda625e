package dev.holdfast.lab.cluster;

import dev.holdfast.throwaway.ControlPlaneSettings;
import dev.holdfast.throwaway.ThrowawayControlPlane;
import dev.holdfast.throwaway.Webhooks;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import dev.holdfast.throwaway.binaries.KubernetesVersion;
import dev.holdfast.throwaway.binaries.MissingBinariesException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.opentest4j.TestAbortedException;

/**
 * An empty cluster that behaves as one in production does, admission webhooks and quotas included; only its nodes and controllers
 * are missing.
 */
public final class LabCluster implements AutoCloseable {
    /** Lists come from the watch cache, and with its peculiarities, as they do elsewhere. */
    private static final List<String> AS_IN_PRODUCTION = List.of("--watch-cache=true");

    private final ThrowawayControlPlane plane;

    private LabCluster(ThrowawayControlPlane plane) {
        this.plane = plane;
    }

    /**
     * Starts one of the version that {@code KUBEBUILDER_ASSETS} holds, else of the usual one.
     *
     * @throws MissingBinariesException if its programs cannot be had here
     */
    public static LabCluster start(Map<String, String> environment) {
        return start(ControlPlaneBinaries.obtain(environment, System.err::println), UnaryOperator.identity());
    }

    /** The same with settings changed as wanted. */
    public static LabCluster start(Map<String, String> environment, UnaryOperator<ControlPlaneSettings> change) {
        return start(ControlPlaneBinaries.obtain(environment, System.err::println), change);
    }

    /** Starts one of a wanted version, with settings changed as wanted. */
    public static LabCluster start(
            KubernetesVersion version, Map<String, String> environment, UnaryOperator<ControlPlaneSettings> change) {
        var binaries = ControlPlaneBinaries.obtain(version, environment, System.err::println);
        return start(binaries, change);
    }

    private static LabCluster start(ControlPlaneBinaries binaries, UnaryOperator<ControlPlaneSettings> change) {
        var settings = ControlPlaneSettings.of(binaries).with(Webhooks.CALLED).withApiServerArguments(AS_IN_PRODUCTION);
        return new LabCluster(ThrowawayControlPlane.start(change.apply(settings)));
    }

    /** Starts one for a test, which is skipped, with the reason, where the programs cannot be had. */
    public static LabCluster startOrSkipTest() {
        try {
            return start(System.getenv());
        } catch (MissingBinariesException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    /** The same for a wanted version and settings. */
    public static LabCluster startOrSkipTest(KubernetesVersion version, UnaryOperator<ControlPlaneSettings> change) {
        try {
            return start(version, System.getenv(), change);
        } catch (MissingBinariesException missing) {
            throw new TestAbortedException(missing.getMessage(), missing);
        }
    }

    /** The administrator's kubeconfig, as YAML. */
    public String kubeconfig() {
        return plane.kubeconfig();
    }

    public Path kubeconfigFile() {
        return plane.kubeconfigFile();
    }

    public URI server() {
        return plane.server();
    }

    public KubernetesVersion version() {
        return plane.version();
    }

    /** Ends it and wipes all that it stored: the disaster. */
    @Override
    public void close() {
        plane.close();
    }

    @Override
    public String toString() {
        return plane.toString();
    }
}
