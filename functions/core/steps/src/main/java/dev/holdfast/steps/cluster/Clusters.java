package dev.holdfast.steps.cluster;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.restore.RestoreTarget;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.api.KubeconfigException;
import dev.holdfast.kubernetes.api.RetryingApiServer;
import dev.holdfast.kubernetes.resources.StoredSecrets;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Opens API servers, and reads the Secrets that plans and Restores name. {@code KUBECONFIG} names the cluster to talk to; without it, the
 * cluster that this pod runs in. Secrets are those mounted below {@code HOLDFAST_SECRETS} as {@code <name>/<key>}; without that folder,
 * those of the cluster.
 */
public final class Clusters {
    private static final String KUBECONFIG = "KUBECONFIG";
    private static final String SECRETS = "HOLDFAST_SECRETS";
    /** Kubernetes sets it in every pod. */
    private static final String IN_A_POD = "KUBERNETES_SERVICE_HOST";

    private final Map<String, String> environment;

    /** A Secret has one MiB at most (Kubernetes API). */
    private static final int MOST_BYTES = 1 << 20;

    public Clusters(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The cluster that this process works for. */
    public ApiServer own() {
        String file = environment.get(KUBECONFIG);
        return file == null || file.isBlank()
                ? retrying(ClusterAccess.inCluster(environment))
                : retrying(ClusterAccess.kubeconfig(Path.of(file)));
    }

    /** The value of a key of a Secret: of those mounted here, else of the cluster that this process works for; empty if there is none. */
    public Optional<byte[]> secret(String namespace, String name, String key) {
        if (environment.containsKey(SECRETS)) {
            try {
                return Optional.of(BoundedFile.bytes(mounted(name, key), MOST_BYTES));
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        if (!isThereOne()) {
            return Optional.empty();
        }
        try (ApiServer server = own()) {
            return new StoredSecrets(server).value(namespace, name, key);
        }
    }

    /** What the cluster that this process works for calls itself, as v1.37.0; empty where there is none, or it does not say so. */
    public Optional<String> version() {
        if (!isThereOne()) {
            return Optional.empty();
        }
        String file = environment.getOrDefault(KUBECONFIG, "");
        try (ApiServer server = (file.isBlank()
                        ? ClusterAccess.inCluster(environment)
                        : ClusterAccess.kubeconfig(Path.of(file)))
                .connect()) {
            return Optional.of(new Discovery(server).version()).filter(version -> !version.isBlank());
        } catch (ApiException | KubeconfigException e) {
            return Optional
                    .empty(); // An etcd is captured also when nothing else of the cluster answers: then above all.
        }
    }

    private boolean isThereOne() {
        return !environment.getOrDefault(KUBECONFIG, "").isBlank() || environment.containsKey(IN_A_POD);
    }

    /**
     * The cluster that a Restore names.
     *
     * @param namespace the Restore's, where the Secret lies that holds the kubeconfig
     * @throws Failure {@code NOT_CONFIGURED} if it is not there
     */
    public ApiServer target(RestoreTarget target, String namespace) {
        return switch (target) {
            case RestoreTarget.InCluster() -> own();
            case RestoreTarget.KubeconfigSecret(String name, String key) -> retrying(kubeconfig(namespace, name, key));
        };
    }

    private ClusterAccess kubeconfig(String namespace, String name, String key) {
        if (environment.containsKey(SECRETS)) {
            return ClusterAccess.kubeconfig(mounted(name, key));
        }
        return secret(namespace, name, key)
                .map(text -> ClusterAccess.kubeconfigText(new String(text, StandardCharsets.UTF_8)))
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "There is no key '" + key + "' of a Secret " + namespace + "/" + name
                                + ", where the Restore's kubeconfig should be: create it, or mount it and set "
                                + SECRETS
                                + " to the folder of mounted Secrets"));
    }

    private Path mounted(String secret, String key) {
        return Path.of(environment.getOrDefault(SECRETS, "")).resolve(secret).resolve(key);
    }

    /** Opens the door, asking again where that is harmless. */
    public static ApiServer retrying(ClusterAccess access) {
        return new RetryingApiServer(
                access.connect(),
                RetryingApiServer.Settings.STANDARD,
                RetryingApiServer.Pause.SLEEP,
                new SplittableRandom());
    }
}
