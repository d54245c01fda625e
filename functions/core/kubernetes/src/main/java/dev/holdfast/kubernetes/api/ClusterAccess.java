package dev.holdfast.kubernetes.api;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.StandardHttpClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an API server is and how to prove who we are: from a kubeconfig (client certificates, tokens, token files, exec plugins, OIDC) or
 * from the service account of the pod we run in. Nothing is taken from the process's environment but what is passed in.
 */
public final class ClusterAccess {
    private static final Path SERVICE_ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");
    private static final String USER_AGENT = "holdfast";

    private final Config config;

    private ClusterAccess(Config config) {
        this.config = config;
    }

    /**
     * Reads a kubeconfig's current context from its file; paths in it are relative to the file.
     *
     * @throws KubeconfigException if there is no such file, or it does not name a server
     */
    public static ClusterAccess kubeconfig(Path file) {
        return kubeconfig(file, null);
    }

    /**
     * As {@link #kubeconfig(Path)} with another than the current context.
     *
     * @param context its name; null for the current one
     */
    public static ClusterAccess kubeconfig(Path file, @Nullable String context) {
        // Its own sentence, for this is the mistake that people make.
        if (!Files.isReadable(file)) {
            throw new KubeconfigException(
                    "There is no readable kubeconfig at " + file + "; name another with --kubeconfig or KUBECONFIG",
                    null);
        }
        return parsed(
                () -> TokenFile.applied(Config.fromKubeconfig(context, file.toFile()), file), file.toString(), context);
    }

    /**
     * Reads a kubeconfig's current context from its text, as it comes from a Secret; it cannot name other files.
     *
     * @throws KubeconfigException if it does not name a server
     */
    public static ClusterAccess kubeconfigText(String text) {
        return parsed(() -> Config.fromKubeconfig(text), "given", null);
    }

    /**
     * The cluster that this pod runs in, as the pod's service account. The token is read again when it has been renewed.
     *
     * @param environment of the process, for {@code KUBERNETES_SERVICE_HOST} and {@code _PORT}
     * @throws KubeconfigException if this is no pod, or one without a service account's token
     */
    public static ClusterAccess inCluster(Map<String, String> environment) {
        String host = environment.get("KUBERNETES_SERVICE_HOST");
        Path token = SERVICE_ACCOUNT.resolve("token");
        if (host == null || !Files.isReadable(token)) {
            throw new KubeconfigException(
                    "This process does not run in a pod with a service account's token; name a kubeconfig with --kubeconfig or KUBECONFIG",
                    null);
        }
        String authority = host.contains(":") ? "[" + host + "]" : host;
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(
                        "https://" + authority + ":" + environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443"))
                .withCaCertFile(SERVICE_ACCOUNT.resolve("ca.crt").toString())
                .withOauthTokenProvider(() -> TokenFile.read(token))
                .build();
        return new ClusterAccess(config);
    }

    /** Where the server is, without credentials. */
    public URI address() {
        URI given = URI.create(config.getMasterUrl());
        String path = given.getRawPath() == null ? "" : given.getRawPath().replaceAll("/+$", "");
        return URI.create(given.getScheme() + "://" + given.getRawAuthority().replaceAll("^.*@", "") + path);
    }

    /**
     * Opens the door. No request is sent yet.
     *
     * @throws KubeconfigException if a certificate or key cannot be read
     */
    public ApiServer connect() {
        Config ours = new ConfigBuilder(config)
                .withUserAgent(USER_AGENT)
                // fabric8 7.6 takes a proxy-url of http:// for one that leads to http:// servers only; kubectl does
                // not.
                .withHttpsProxy(Optional.ofNullable(config.getHttpsProxy()).orElse(config.getHttpProxy()))
                .build();
        try {
            HttpClient.Factory fabric8 = new JdkHttpClientFactory();
            var settings = (StandardHttpClientBuilder<?, ?, ?>) fabric8.newBuilder(ours);
            return new HttpApiServer(address(), Connections.open(settings), new Credentials(ours, fabric8));
        } catch (KubernetesClientException | IllegalArgumentException e) {
            throw unusable("for " + address(), e);
        }
    }

    private static ClusterAccess parsed(Supplier<Config> parser, String name, @Nullable String context) {
        Config config;
        try {
            config = parser.get();
        } catch (RuntimeException e) { // of YAML, of Jackson, of fabric8: there is no common type
            throw unusable(name, e);
        }
        return checked(config, name, context);
    }

    private static ClusterAccess checked(Config config, String name, @Nullable String context) {
        boolean found = config.getCurrentContext() != null
                && (context == null || context.equals(config.getCurrentContext().getName()));
        if (!found) {
            throw new KubeconfigException(
                    "The kubeconfig " + name + " has no context "
                            + Optional.ofNullable(context).orElse("that is current; set current-context"),
                    null);
        }
        URI server = URI.create(config.getMasterUrl());
        if (server.getHost() == null && server.getRawAuthority() == null) {
            throw new KubeconfigException("The kubeconfig " + name + " names no server in its cluster", null);
        }
        return new ClusterAccess(config);
    }

    private static KubeconfigException unusable(String name, RuntimeException cause) {
        return new KubeconfigException(
                "The kubeconfig " + name
                        + " cannot be used; check its YAML, and that its certificates and keys can be read",
                cause);
    }

    @Override
    public String toString() {
        return address().toString();
    }
}
