package dev.holdfast.steps.cluster;

import dev.holdfast.domain.restore.RestoreTarget;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.api.RetryingApiServer;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Opens API servers. {@code KUBECONFIG} names the cluster to talk to; without it, the cluster that this pod runs in. The kubeconfig
 * of another target lies in a mounted Secret below {@code HOLDFAST_SECRETS}, as {@code <secret>/<key>}.
 */
public final class Clusters {
    private static final String KUBECONFIG = "KUBECONFIG";
    private static final String SECRETS = "HOLDFAST_SECRETS";

    private final Map<String, String> environment;

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

    /**
     * The cluster that a Restore names.
     *
     * @throws Failure {@code NOT_CONFIGURED} if its kubeconfig is not mounted here
     */
    public ApiServer target(RestoreTarget target) {
        return switch (target) {
            case RestoreTarget.InCluster() -> own();
            case RestoreTarget.KubeconfigSecret(String name, String key) ->
                retrying(ClusterAccess.kubeconfig(mounted(name, key)));
        };
    }

    private Path mounted(String secret, String key) {
        String mounts = environment.get(SECRETS);
        if (mounts == null) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "The Restore's kubeconfig lies in the Secret " + secret + ", which is not mounted here: set "
                            + SECRETS + " to the folder of mounted Secrets");
        }
        return Path.of(mounts).resolve(secret).resolve(key);
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
