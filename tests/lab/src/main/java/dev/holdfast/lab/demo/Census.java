package dev.holdfast.lab.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.company.Company;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the company's namespaces hold of some kinds, object by object, to the last field. */
record Census(Map<String, JsonNode> objects) {
    private static final List<String> COLLECTIONS = List.of(
            "/api/v1/secrets",
            "/api/v1/configmaps",
            "/api/v1/services",
            "/api/v1/persistentvolumeclaims",
            "/apis/apps/v1/deployments",
            "/apis/apps/v1/statefulsets",
            "/apis/batch/v1/cronjobs",
            "/apis/networking.k8s.io/v1/networkpolicies");

    static Census take(String kubeconfig) {
        Map<String, JsonNode> objects = new TreeMap<>();
        try (ClusterApi api = ClusterApi.of(kubeconfig)) {
            for (String collection : COLLECTIONS) {
                for (JsonNode object : api.get(collection).path("items")) {
                    String namespace = object.at("/metadata/namespace").asText();
                    if (Company.NAMESPACES.contains(namespace)) {
                        objects.put(
                                collection + "/" + namespace + "/"
                                        + object.at("/metadata/name").asText(),
                                object);
                    }
                }
            }
        }
        return new Census(objects);
    }

    /** How many objects are the same in both, their uids and versions included. */
    long sameAs(Census other) {
        return objects.entrySet().stream()
                .filter(object -> object.getValue().equals(other.objects.get(object.getKey())))
                .count();
    }
}
