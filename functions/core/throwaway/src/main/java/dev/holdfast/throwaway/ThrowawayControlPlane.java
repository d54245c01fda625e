package dev.holdfast.throwaway;

import dev.holdfast.throwaway.binaries.KubernetesVersion;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;

/**
 * A running control plane: etcd and kube-apiserver, without controllers, nodes or a scheduler. So objects are admitted, stored and
 * served as by any cluster, and nothing acts on them: no pod starts, no owner is collected, no namespace finishes its deletion.
 *
 * <p>It listens on 127.0.0.1 only, knows one user (the administrator of {@link #kubeconfig()}) and answers nobody else. It ends,
 * and its data is wiped, by {@link #close()} or with this process, also where that is killed.
 */
public final class ThrowawayControlPlane implements AutoCloseable {
    private final ControlPlaneSettings settings;
    private final RunningServers servers;
    private final ClusterIdentity identity;

    private ThrowawayControlPlane(ControlPlaneSettings settings, RunningServers servers, ClusterIdentity identity) {
        this.settings = settings;
        this.servers = servers;
        this.identity = identity;
    }

    /**
     * Starts one, new and empty, and returns when its administrator can use all of its API.
     *
     * @throws ControlPlaneException if it does not come up; then nothing of it is left
     */
    public static ThrowawayControlPlane start(ControlPlaneSettings settings) {
        var identity = ClusterIdentity.create(InstantSource.system().instant(), new SecureRandom());
        return new ThrowawayControlPlane(settings, RunningServers.start(settings, identity, FreePort::any), identity);
    }

    /** As {@code https://127.0.0.1:40123}. */
    public URI server() {
        return servers.server();
    }

    /** The administrator's kubeconfig, as YAML. It holds a secret: to be shown to nobody. */
    public String kubeconfig() {
        return Kubeconfig.of(server().toString(), identity);
    }

    /** The same as a file that only this user can read. */
    public Path kubeconfigFile() {
        return servers.folder().file(RunningServers.KUBECONFIG);
    }

    /** The authority that signed the API server's certificate. */
    public X509Certificate authority() {
        return identity.authority();
    }

    public KubernetesVersion version() {
        return settings.binaries().version();
    }

    /** Kills both servers and wipes all that they stored. Harmless when done twice. */
    @Override
    public void close() {
        servers.stop();
    }

    @Override
    public String toString() {
        return "Kubernetes " + version() + " at " + server();
    }
}
