package dev.holdfast.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.stage.Sink;
import dev.holdfast.stage.Stage;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.yaml.snakeyaml.Yaml;

/**
 * Sets the stage in a cluster: plan and locations lie in a real API server, which report reaches with the rights of its own file. The accounts
 * {@code deploy}, which may start what the door offers, and {@code guest}, which may nothing, lie in the plan's namespace.
 */
public final class HomeStage implements QuarkusTestResourceLifecycleManager {
    private static final Path KNATIVE = Path.of("../../knative");
    private static final String SYSTEM = "holdfast-system";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sink sink = Sink.listen();
    private final LabCluster cluster = LabCluster.start(System.getenv());
    private final ClusterApi administrator = ClusterApi.of(cluster.kubeconfig());

    @Override
    public Map<String, String> start() {
        try {
            Stage stage = Stage.set(Path.of("target/home"));
            for (String kind : new String[] {"backupplans", "backuplocations", "restores"}) {
                GrantedAccess.apply(cluster, KNATIVE.resolve("crds/" + kind + ".yaml"));
            }
            apply(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", SYSTEM)));
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/report.yaml"));
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/on-demand.yaml"));
            for (String file : new String[] {"location-first.yaml", "location-second.yaml", "plan.yaml"}) {
                Map<String, Object> resource =
                        new Yaml().load(Files.readString(stage.resources().resolve(file)));
                Awaitility.await().ignoreExceptions().untilAsserted(() -> apply(resource));
            }
            account("guest");
            account("deploy");
            bind("deploy");
            // Where the pom says that the kubeconfig is.
            Path kubeconfig = Path.of("target/home-kubeconfig");
            Files.writeString(kubeconfig, GrantedAccess.kubeconfig(cluster, SYSTEM, "report"));
            return Map.of(
                    "quarkus.http.test-port", "0", "K_SINK", sink.address().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void account(String name) {
        apply(Map.of(
                "apiVersion", "v1", "kind", "ServiceAccount", "metadata", Map.of("name", name, "namespace", SYSTEM)));
    }

    private void bind(String account) {
        apply(Map.of(
                "apiVersion",
                "rbac.authorization.k8s.io/v1",
                "kind",
                "RoleBinding",
                "metadata",
                Map.of("name", account, "namespace", SYSTEM),
                "roleRef",
                Map.of("apiGroup", "rbac.authorization.k8s.io", "kind", "ClusterRole", "name", "holdfast-on-demand"),
                "subjects",
                new Object[] {Map.of("kind", "ServiceAccount", "name", account, "namespace", SYSTEM)}));
    }

    private void apply(Map<String, Object> object) {
        ObjectNode json = JSON.valueToTree(object);
        administrator.apply(json, "people");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sink, new TestInjector.MatchesType(Sink.class));
        injector.injectIntoFields(administrator, new TestInjector.MatchesType(ClusterApi.class));
    }

    @Override
    public void stop() {
        sink.close();
        administrator.close();
        cluster.close();
    }
}
