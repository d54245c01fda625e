package dev.holdfast.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;

/** A cluster as somebody sees it who has the rights that manifests grant, and no others. */
public final class GrantedAccess {
    private static final Set<String> RIGHTS =
            Set.of("ServiceAccount", "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding");
    private static final String MANAGER = "lab";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final YAMLMapper YAML = new YAMLMapper();

    private GrantedAccess() {}

    /** Applies the objects of a manifest, all of them, as the administrator. */
    public static void apply(LabCluster cluster, Path manifest) {
        applyKinds(cluster, manifest, Set.of());
    }

    /** Applies what a manifest says of accounts and rights, and leaves out the rest. */
    public static void grant(LabCluster cluster, Path manifest) {
        applyKinds(cluster, manifest, RIGHTS);
    }

    /** A kubeconfig with a fresh token of a service account. */
    public static String kubeconfig(LabCluster cluster, String namespace, String account) {
        String path = "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + account + "/token";
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            ObjectNode request = JSON.createObjectNode()
                    .put("apiVersion", "authentication.k8s.io/v1")
                    .put("kind", "TokenRequest");
            request.putObject("spec").put("expirationSeconds", 3600);
            String token = api.send("POST", path, "application/json", request)
                    .path("status")
                    .path("token")
                    .asText();
            JsonNode kubeconfig = YAML.readTree(cluster.kubeconfig());
            ObjectNode user = (ObjectNode) kubeconfig.path("users").path(0);
            user.putObject("user").put("token", token);
            return YAML.writeValueAsString(kubeconfig);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void applyKinds(LabCluster cluster, Path manifest, Set<String> kinds) {
        try (ClusterApi api = ClusterApi.of(cluster.kubeconfig())) {
            for (ObjectNode object : documents(manifest)) {
                if (kinds.isEmpty() || kinds.contains(object.path("kind").asText())) {
                    api.apply(object, MANAGER);
                }
            }
        }
    }

    /** Not by Jackson, which knows no anchors. */
    private static List<ObjectNode> documents(Path manifest) {
        List<ObjectNode> documents = new ArrayList<>();
        try (Reader reader = Files.newBufferedReader(manifest)) {
            for (Object document : new Yaml().loadAll(reader)) {
                documents.add(JSON.valueToTree(document));
            }
            return documents;
        } catch (IOException e) {
            throw new UncheckedIOException(manifest + " cannot be read", e);
        }
    }
}
