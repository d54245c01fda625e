package dev.holdfast.throwaway;

import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to start a throwaway control plane.
 *
 * @param binaries the programs to run
 * @param webhooks whether admission webhooks are called
 * @param serviceRange the range of cluster IPs (CIDR; two with a comma for dual stack); restored Services keep their IPs if it
 *     is the range of the cluster they come from
 * @param startTimeout how long it may take to come up; usual are 2 s, a loaded machine takes a multiple
 * @param dataRoot where its folder is made; empty: in memory where there is room, else among the temporary files
 * @param apiServerArguments further arguments of kube-apiserver, such as {@code --runtime-config=api/all=true}
 * @param etcd what its etcd begins with
 */
public record ControlPlaneSettings(
        ControlPlaneBinaries binaries,
        Webhooks webhooks,
        String serviceRange,
        Duration startTimeout,
        Optional<Path> dataRoot,
        List<String> apiServerArguments,
        EtcdSettings etcd) {

    public ControlPlaneSettings {
        if (!startTimeout.isPositive()) {
            throw new IllegalArgumentException("A control plane needs time to start; startTimeout is " + startTimeout);
        }
        apiServerArguments = List.copyOf(apiServerArguments);
    }

    /** For a restore test: webhooks stored only, kubeadm's usual service range, a minute to start. */
    public static ControlPlaneSettings of(ControlPlaneBinaries binaries) {
        return new ControlPlaneSettings(
                binaries,
                Webhooks.STORED_ONLY,
                "10.96.0.0/12",
                Duration.ofMinutes(1),
                Optional.empty(),
                List.of(),
                EtcdSettings.FRESH);
    }

    public ControlPlaneSettings with(Webhooks other) {
        return new ControlPlaneSettings(
                binaries, other, serviceRange, startTimeout, dataRoot, apiServerArguments, etcd);
    }

    public ControlPlaneSettings withServiceRange(String other) {
        return new ControlPlaneSettings(binaries, webhooks, other, startTimeout, dataRoot, apiServerArguments, etcd);
    }

    public ControlPlaneSettings withStartTimeout(Duration other) {
        return new ControlPlaneSettings(binaries, webhooks, serviceRange, other, dataRoot, apiServerArguments, etcd);
    }

    public ControlPlaneSettings withDataRoot(Path other) {
        return new ControlPlaneSettings(
                binaries, webhooks, serviceRange, startTimeout, Optional.of(other), apiServerArguments, etcd);
    }

    public ControlPlaneSettings withApiServerArguments(List<String> others) {
        return new ControlPlaneSettings(binaries, webhooks, serviceRange, startTimeout, dataRoot, others, etcd);
    }

    public ControlPlaneSettings with(EtcdSettings other) {
        return new ControlPlaneSettings(
                binaries, webhooks, serviceRange, startTimeout, dataRoot, apiServerArguments, other);
    }
}
