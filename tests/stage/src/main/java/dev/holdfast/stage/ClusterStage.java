package dev.holdfast.stage;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.lab.cluster.ClusterApi;
import dev.holdfast.lab.cluster.ClusterApiException;
import dev.holdfast.lab.cluster.GrantedAccess;
import dev.holdfast.lab.cluster.LabCluster;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Sets the stage in a cluster, for a function that runs as the Quarkus application that it is: plan and locations lie in a real API server, which the function
 * reaches with the rights of its own file. Its name is the argument {@link #FUNCTION}. The accounts {@code deploy}, which may start what the door of report
 * offers, and {@code guest}, which may nothing, lie in the plan's namespace. Fields of the types {@link Sink}, {@link ClusterApi} (the administrator) and
 * {@link Stage} in the test are filled in.
 */
public final class ClusterStage implements QuarkusTestResourceLifecycleManager {
    /** The argument that says which function it is. */
    public static final String FUNCTION = "function";

    private static final Path KNATIVE = Path.of("../../knative");
    private static final int POLLS = 300;
    private static final String SYSTEM = "holdfast-system";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Sink sink = Sink.listen();
    private final LabCluster cluster = LabCluster.start(System.getenv());
    private final ClusterApi administrator = ClusterApi.of(cluster.kubeconfig());
    private final Stage stage = Stage.set(Path.of("target/home"));
    private String function = "";

    @Override
    public void init(Map<String, String> arguments) {
        function = Objects.requireNonNull(arguments.get(FUNCTION));
    }

    @Override
    public Map<String, String> start() {
        try {
            for (String kind : List.of("backupplans", "backuplocations", "restores")) {
                GrantedAccess.apply(cluster, KNATIVE.resolve("crds/" + kind + ".yaml"));
            }
            apply(Map.of("apiVersion", "v1", "kind", "Namespace", "metadata", Map.of("name", SYSTEM)));
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/" + function + ".yaml"));
            GrantedAccess.grant(cluster, KNATIVE.resolve("base/on-demand.yaml"));
            for (String file : List.of("location-first.yaml", "location-second.yaml", "plan.yaml")) {
                applyOnceServed(stage.resources().resolve(file));
            }
            account("guest");
            account("deploy");
            bind("deploy");
            // Where the function's pom says that the kubeconfig is.
            Files.writeString(Path.of("target/home-kubeconfig"), GrantedAccess.kubeconfig(cluster, SYSTEM, function));
            return Map.of(
                    "quarkus.http.test-port", "0", "K_SINK", sink.address().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void applyOnceServed(Path file) throws InterruptedException {
        for (int polls = 0; ; polls++) {
            try {
                GrantedAccess.apply(cluster, file);
                return;
            } catch (ClusterApiException notYet) {
                if (polls == POLLS) {
                    throw notYet;
                }
                Thread.sleep(100);
            }
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
                List.of(Map.of("kind", "ServiceAccount", "name", account, "namespace", SYSTEM))));
    }

    private void apply(Map<String, Object> object) {
        ObjectNode json = JSON.valueToTree(object);
        administrator.apply(json, "people");
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(sink, new TestInjector.MatchesType(Sink.class));
        injector.injectIntoFields(administrator, new TestInjector.MatchesType(ClusterApi.class));
        injector.injectIntoFields(stage, new TestInjector.MatchesType(Stage.class));
    }

    @Override
    public void stop() {
        sink.close();
        administrator.close();
        cluster.close();
    }
}
