package dev.holdfast.lab.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

class ObjectFillIT {
    private static final List<String> COLLECTIONS = List.of(
            "/api/v1/configmaps",
            "/api/v1/secrets",
            "/api/v1/pods",
            "/apis/apps/v1/deployments",
            "/api/v1/services",
            "/apis/load.tidewater.example/v1/orders");

    @Test
    void fillsAClusterWithThatManyObjectsOfTheUsualSize() {
        try (var cluster = LabCluster.startOrSkipTest();
                var api = ClusterApi.of(cluster.kubeconfig())) {
            ObjectFill.fill(cluster.kubeconfig(), 1200);

            int count = 0;
            int bytes = 0;
            for (var collection : COLLECTIONS) {
                for (var item : api.get(collection).path("items")) {
                    if (item.at("/metadata/namespace").asText().startsWith("load-")) {
                        count++;
                        bytes += item.toString().length();
                    }
                }
            }
            assertThat(count).isEqualTo(1200);
            assertThat(bytes / count).isBetween(2000, 2800);
            assertThat(api.get("/api/v1/namespaces/load-0000/pods")
                            .at("/items/0/status/phase")
                            .asText())
                    .isEqualTo("Running");
        }
    }
}
