package dev.holdfast.kubernetes.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.api.ServedApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts manifests into a cluster by server-side apply, and marks each object as ours. Done twice, the second changes nothing.
 *
 * <p>Every method throws {@link ApiException} as the server answers: what was applied before stays, and the same again continues.
 */
public final class Installation {
    /** By this label we know again what we installed. */
    static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    static final String INSTALLER = "holdfast-install";

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final InstantSource clock;
    private final Consumer<Finding> teller;

    /**
     * @param clock for how long something is waited for
     * @param teller is told each step when it is done
     */
    public Installation(ApiServer server, InstantSource clock, Consumer<Finding> teller) {
        this.server = server;
        this.clock = clock;
        this.teller = teller;
    }

    /** What the manifests need and the cluster has or has not; nothing is changed. */
    public List<Finding> requirements(List<InstallManifest> manifests) {
        return new Requirements(server, manifests).look();
    }

    /** Applies them, in their order. */
    public void apply(List<InstallManifest> manifests) {
        ServedApi api = new Discovery(server).read();
        for (InstallManifest manifest : manifests) {
            Optional<ApiResource> resource = api.find(manifest.apiVersion(), manifest.kind());
            if (resource.isEmpty()) {
                api = served(manifest);
                resource = api.find(manifest.apiVersion(), manifest.kind());
            }
            teller.accept(apply(manifest, resource.orElseThrow()));
        }
    }

    /** A definition is served a moment after it was applied. */
    private ServedApi served(InstallManifest manifest) {
        Instant end = clock.instant().plus(PATIENCE);
        while (true) {
            ServedApi api = new Discovery(server).read();
            if (api.find(manifest.apiVersion(), manifest.kind()).isPresent()) {
                return api;
            }
            if (clock.instant().isAfter(end)) {
                throw new ApiException.Unreachable(
                        manifest.apiVersion() + " " + manifest.kind() + " is not served " + PATIENCE.toSeconds()
                                + " s after it was defined: look at its CustomResourceDefinition, and do the same again",
                        null);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException.Unreachable("Interrupted; do the same again to continue", e);
        }
    }

    private Finding apply(InstallManifest manifest, ApiResource resource) {
        String path = resource.id().path(manifest.ref(resource.groupResource()));
        Optional<String> before = version(path);
        String after = version(
                server.send(ApiRequest.patch(path, ApiRequest.PatchType.APPLY, manifest.labelled(MANAGED_BY, INSTALLER))
                        .query("fieldManager", INSTALLER)
                        .query("force", "true")));
        return Finding.good(
                manifest.title(),
                before.map(version -> version.equals(after) ? "is as it was" : "is changed")
                        .orElse("is created"));
    }

    private Optional<String> version(String path) {
        try {
            return Optional.of(version(server.send(ApiRequest.get(path))));
        } catch (ApiException.NotFound missing) {
            return Optional.empty();
        }
    }

    private static String version(byte[] object) {
        try {
            JsonNode json = JSON.readTree(object);
            return json.path("metadata").path("resourceVersion").asText();
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
