package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.lab.node.Kubectl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The example for one's own S3 servers needs no provider: it is really applied here, to a real API server. */
class InstallIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PASSWORD = "0123456789abcdef-the-password-0123456789abcdef";
    private static final String EXAMPLE = "examples/bring-your-own-s3";

    private static LabCluster cluster;
    private static ClusterApi api;
    private static TerraformProgram terraform;

    @BeforeAll
    static void start() throws InterruptedException {
        Path kubectl = TerraformProgram.OnPath.findOrSkipTest("kubectl", "HOLDFAST_KUBECTL");
        terraform = Workshop.get().bare().with("PATH", kubectl.getParent() + ":" + System.getenv("PATH"));
        cluster = LabCluster.startOrSkipTest();
        api = ClusterApi.of(cluster.kubeconfig());
        // Knative's kinds, so that the install is taken whole; that its functions run is tests/knative's matter.
        var administrator = new Kubectl(kubectl, cluster.kubeconfigFile());
        administrator.apply(kind("serving.knative.dev", "Service", "services")
                + kind("eventing.knative.dev", "Broker", "brokers")
                + kind("eventing.knative.dev", "Trigger", "triggers")
                + kind("sources.knative.dev", "PingSource", "pingsources")
                + kind("sources.knative.dev", "ApiServerSource", "apiserversources"));
        administrator.run("wait", "--for=condition=Established", "--timeout=60s", "crd", "--all");
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            api.close();
            cluster.close();
        }
    }

    @Test
    void givenAnEmptyClusterWhenAppliedThenItHasEverythingAndTheStateHasNoSecret() throws Exception {
        Path example = Workshop.get().ready(EXAMPLE);

        apply(example, settings().put("overlay", "crds"));
        assertThat(names("/apis/holdfast.dev/v1/backuplocations")).containsExactly("cellar", "tower");
        assertThat(names("/apis/holdfast.dev/v1/namespaces/holdfast-system/backupplans"))
                .containsExactly("nightly");
        assertThat(names("/api/v1/namespaces/holdfast-system/secrets")).isEmpty();

        String printed = apply(example, withSecrets(settings()));

        assertThat(names("/apis/serving.knative.dev/v1/namespaces/holdfast-system/services"))
                .contains("snapshot", "replicate", "restore-test", "restore", "report");
        assertThat(names("/apis/eventing.knative.dev/v1/namespaces/holdfast-system/triggers"))
                .isNotEmpty();

        assertThat(names("/api/v1/namespaces/holdfast-system/secrets"))
                .contains("holdfast-password", "holdfast-receipt-key", "holdfast-evidence-key")
                .contains("holdfast-snapshot-credentials", "holdfast-replicate-credentials");
        assertThat(secret("holdfast-password", "password")).isEqualTo(PASSWORD);
        assertThat(secret("holdfast-replicate-credentials", "CELLAR_ID")).isEqualTo("cellar-reader");
        assertThat(secret("holdfast-replicate-credentials", "TOWER_ID")).isEqualTo("tower-writer");
        assertThat(api.get("/api/v1/namespaces/holdfast-system/secrets/holdfast-snapshot-credentials")
                        .path("data")
                        .properties())
                .extracting(entry -> entry.getKey())
                .containsExactlyInAnyOrder("CELLAR_ID", "CELLAR_SECRET");
        assertThat(printed).doesNotContain(PASSWORD);
        assertThat(states(example)).isNotEmpty().noneMatch(state -> state.contains(PASSWORD));

        assertThat(terraform
                        .run(example, "plan", "-no-color", "-detailed-exitcode", "-var-file=" + file(example))
                        .status())
                .as("what a plan finds to do right after an apply: 0 is nothing")
                .isZero();
    }

    private static String kind(String group, String kind, String plural) {
        return """
                ---
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %2$s.%1$s}
                spec:
                  group: %1$s
                  scope: Namespaced
                  names: {kind: %3$s, plural: %2$s, singular: %4$s}
                  versions:
                    - name: v1
                      served: true
                      storage: true
                      schema:
                        openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}
                """.formatted(group, plural, kind, kind.toLowerCase(Locale.ROOT));
    }

    private static String apply(Path example, JsonNode settings) throws Exception {
        Files.writeString(file(example), JSON.writeValueAsString(settings));
        return terraform.runOrFail(example, "apply", "-auto-approve", "-no-color", "-var-file=" + file(example));
    }

    private static Path file(Path example) {
        return example.resolve("settings.tfvars.json");
    }

    private static ObjectNode settings() throws IOException {
        return (ObjectNode) JSON.readTree("""
                {"buckets": {
                   "cellar": {"endpoint": "https://s3.cellar.example.org", "bucket": "backups", "site": "cellar", "medium": "nas", "lock_days": 30},
                   "tower": {"endpoint": "https://s3.tower.example.org", "bucket": "backups", "site": "tower", "medium": "object-store", "lock_days": 14}},
                 "first": "cellar",
                 "kubeconfig": {"path": "%s"},
                 "plan": {"name": "nightly", "spec": {"cluster": {"name": "production"}, "schedule": "@daily"}}}
                """.formatted(cluster.kubeconfigFile()));
    }

    private static ObjectNode withSecrets(ObjectNode settings) throws IOException {
        settings.put("secrets_revision", 2);
        settings.set("secrets", JSON.readTree("""
                {"password": "%s", "receipt_key": "a receipt key", "evidence_key": "an evidence key",
                 "users": {
                   "cellar": {"writer": {"id": "cellar-writer", "secret": "s1"}, "reader": {"id": "cellar-reader", "secret": "s2"}},
                   "tower": {"writer": {"id": "tower-writer", "secret": "s3"}, "reader": {"id": "tower-reader", "secret": "s4"}}}}
                """.formatted(PASSWORD)));
        return settings;
    }

    private static List<String> names(String path) {
        return StreamSupport.stream(api.get(path).path("items").spliterator(), false)
                .map(item -> item.at("/metadata/name").asText())
                .toList();
    }

    private static String secret(String name, String key) {
        String data = api.get("/api/v1/namespaces/holdfast-system/secrets/" + name)
                .at("/data/" + key)
                .asText();
        return new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8);
    }

    private static List<String> states(Path example) throws IOException {
        try (Stream<Path> files = Files.list(example)) {
            List<String> states = new ArrayList<>();
            for (Path file :
                    files.filter(one -> one.toString().contains(".tfstate")).toList()) {
                states.add(Files.readString(file));
            }
            return states;
        }
    }
}
