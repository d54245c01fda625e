package dev.holdfast.lab.company;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CompanyIT {
    private static LabCluster cluster;
    private static ClusterApi api;
    private static int created;

    @BeforeAll
    static void fill() {
        cluster = LabCluster.startOrSkipTest();
        api = ClusterApi.of(cluster.kubeconfig());
        created = Company.fill(cluster.kubeconfig());
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            api.close();
            cluster.close();
        }
    }

    @Test
    void isOfABelievableSize() {
        assertThat(created).isGreaterThanOrEqualTo(500);
        assertThat(valuesOf(api.get("/api/v1/namespaces"), "/metadata/name"))
                .hasSize(6 + 4)
                .containsAll(Company.NAMESPACES);
    }

    @Test
    void ownersReachFromAPodToWhatBelongsToTheWholeCluster() {
        var object = api.get("/api/v1/namespaces/shop/pods?labelSelector=app.kubernetes.io/name=cart")
                .at("/items/0");
        var kinds = new ArrayList<String>();
        for (var owner = object.at("/metadata/ownerReferences/0");
                !owner.isMissingNode();
                owner = object.at("/metadata/ownerReferences/0")) {
            kinds.add(owner.path("kind").asText());
            object = find(owner);
            assertThat(object.at("/metadata/uid")).isEqualTo(owner.path("uid"));
        }
        assertThat(kinds).containsExactly("ReplicaSet", "Deployment", "Release", "Tenant");
    }

    @Test
    void claimsAndVolumesAreBoundToEachOther() {
        var claims = api.get("/api/v1/persistentvolumeclaims");
        var volumes = api.get("/api/v1/persistentvolumes?limit=500");
        assertThat(valuesOf(claims, "/status/phase")).containsOnly("Bound");
        assertThat(valuesOf(volumes, "/spec/claimRef/uid")).containsAll(valuesOf(claims, "/metadata/uid"));
    }

    @Test
    void severalManagersOwnFieldsOfOneDeployment() {
        var shared = api.get("/apis/apps/v1/namespaces/platform/deployments/shared");
        assertThat(shared.at("/spec/replicas").asInt()).isEqualTo(3);
        var managers = new ArrayList<String>();
        shared.at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText()));
        assertThat(managers).containsExactlyInAnyOrder("helm", "capacity-planner", "mesh-injector");
    }

    @Test
    void someObjectsAreAsLargeAsTheyMayBe() {
        var text = api.get("/api/v1/namespaces/analytics/configmaps/a-mebibyte-of-text");
        assertThat(text.at("/data/catalogue.csv").asText()).hasSizeGreaterThan(900_000);
        var bytes = api.get("/api/v1/namespaces/analytics/configmaps/a-mebibyte-of-bytes");
        assertThat(bytes.at("/binaryData/model.bin").asText()).hasSizeGreaterThan(1 << 20);
    }

    private static List<String> valuesOf(JsonNode list, String pointer) {
        return StreamSupport.stream(list.path("items").spliterator(), false)
                .map(item -> item.at(pointer).asText())
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static JsonNode find(JsonNode owner) {
        var name = owner.path("name").asText();
        return switch (owner.path("kind").asText()) {
            case "ReplicaSet" -> api.get("/apis/apps/v1/namespaces/shop/replicasets/" + name);
            case "Deployment" -> api.get("/apis/apps/v1/namespaces/shop/deployments/" + name);
            case "Release" -> api.get("/apis/tidewater.example/v1/namespaces/shop/releases/" + name);
            case "Tenant" -> api.get("/apis/tidewater.example/v1/tenants/" + name);
            default -> throw new AssertionError("An owner of another kind: " + owner);
        };
    }
}
