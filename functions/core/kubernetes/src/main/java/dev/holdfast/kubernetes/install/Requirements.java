package dev.holdfast.kubernetes.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.Discovery;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.install.Finding.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a cluster must have before manifests are applied to it. */
final class Requirements {
    /** Of Knative, by the groups of what it serves: what people call it, and the namespace in which it runs. */
    private static final Map<String, Part> PARTS = Map.of(
            "serving.knative.dev", new Part("Knative Serving", "knative-serving"),
            "eventing.knative.dev", new Part("Knative Eventing", "knative-eventing"),
            "sources.knative.dev", new Part("Knative Eventing", "knative-eventing"));

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final List<InstallManifest> manifests;

    Requirements(ApiServer server, List<InstallManifest> manifests) {
        this.server = server;
        this.manifests = manifests;
    }

    private record Part(String title, String namespace) {}

    /** What was found; what is bad must be put right first. */
    List<Finding> look() {
        List<Finding> findings = new ArrayList<>();
        findings.addAll(served());
        Set<Part> needed = manifests.stream()
                .map(manifest -> PARTS.get(manifest.group()))
                .filter(part -> part != null)
                .collect(Collectors.toSet());
        needed.stream()
                .sorted((a, b) -> a.title().compareTo(b.title()))
                .map(this::runs)
                .forEach(findings::add);
        manifests.stream()
                .filter(manifest -> manifest.kind().equals("Broker"))
                .map(this::brokerSettings)
                .forEach(findings::addAll);
        return findings;
    }

    /** Each group version that is neither served nor defined by the manifests themselves. */
    private List<Finding> served() {
        ServedApi api = new Discovery(server).read();
        Set<String> defined = manifests.stream()
                .filter(manifest -> manifest.kind().equals("CustomResourceDefinition"))
                .map(manifest -> manifest.json().path("spec").path("group").asText())
                .collect(Collectors.toSet());
        Map<String, Set<String>> missing = new TreeMap<>();
        Set<String> there = new TreeSet<>();
        for (InstallManifest manifest : manifests) {
            if (api.find(manifest.apiVersion(), manifest.kind()).isPresent()) {
                there.add(manifest.apiVersion());
            } else if (!defined.contains(manifest.group())) {
                missing.computeIfAbsent(manifest.apiVersion(), _ -> new TreeSet<>())
                        .add(manifest.kind());
            }
        }
        List<Finding> findings = new ArrayList<>();
        there.stream()
                .filter(version -> version.contains("knative.dev/"))
                .forEach(version -> findings.add(Finding.good(version, "is served")));
        missing.forEach((version, kinds) -> findings.add(Finding.bad(
                version, "is not served, and " + String.join(", ", kinds) + " needs it: install " + owner(version))));
        return findings;
    }

    private static String owner(String version) {
        Part part = PARTS.get(version.substring(0, Math.max(0, version.indexOf('/'))));
        return part == null ? "what serves it" : part.title();
    }

    private Finding runs(Part part) {
        try {
            JsonNode deployments = list("/apis/apps/v1/namespaces/" + part.namespace() + "/deployments");
            List<String> down = new ArrayList<>();
            for (JsonNode deployment : deployments.path("items")) {
                if (!isAvailable(deployment)) {
                    down.add(deployment.path("metadata").path("name").asText());
                }
            }
            if (deployments.path("items").isEmpty()) {
                return new Finding(
                        part.title(),
                        State.DOUBTFUL,
                        "has no deployment in the namespace " + part.namespace() + ": whether it runs cannot be told");
            }
            return down.isEmpty()
                    ? Finding.good(part.title(), "runs")
                    : Finding.bad(
                            part.title(),
                            "does not run: in the namespace " + part.namespace() + " look at "
                                    + String.join(", ", down));
        } catch (ApiException.Refused refused) {
            return new Finding(part.title(), State.DOUBTFUL, "cannot be looked at: " + refused.getMessage());
        }
    }

    private static boolean isAvailable(JsonNode deployment) {
        for (JsonNode condition : deployment.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Available")) {
                return condition.path("status").asText().equals("True");
            }
        }
        return false;
    }

    /** A broker of a class whose settings are not there waits forever. */
    private List<Finding> brokerSettings(InstallManifest broker) {
        JsonNode config = broker.json().path("spec").path("config");
        if (!config.path("kind").asText().equals("ConfigMap")) {
            return List.of();
        }
        String name = config.path("name").asText();
        String namespace = config.path("namespace").asText(broker.namespace());
        String what = "ConfigMap " + name;
        try {
            server.send(ApiRequest.get("/api/v1/namespaces/" + namespace + "/configmaps/" + name));
            return List.of(Finding.good(what, "is there for the broker"));
        } catch (ApiException.NotFound missing) {
            String type = broker.json()
                    .path("metadata")
                    .path("annotations")
                    .path("eventing.knative.dev/broker.class")
                    .asText("the broker's");
            return List.of(Finding.bad(
                    what,
                    "is not in the namespace " + namespace + ": install Knative's broker of the class " + type
                            + ", or choose an overlay with another broker"));
        } catch (ApiException.Refused refused) {
            return List.of(new Finding(what, State.DOUBTFUL, "cannot be looked at: " + refused.getMessage()));
        }
    }

    private JsonNode list(String path) {
        try (InputStream body = server.open(ApiRequest.get(path))) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw ApiException.of(e);
        }
    }
}
