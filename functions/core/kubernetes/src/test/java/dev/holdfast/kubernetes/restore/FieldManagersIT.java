package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who manages which field after a restore that leaves the status to the controllers of the target. */
class FieldManagersIT {
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/managed/deployments";
    private static final String PATH = DEPLOYMENTS + "/web";
    private static final RestoreOptions UPDATING =
            RestoreOptions.production(Scope.ofNamespaces(Glob.all("managed"))).with(ExistingPolicy.UPDATE);

    private static RestoreLab target;
    private MemoryObjectSource snapshot = new MemoryObjectSource();

    @BeforeAll
    static void start() {
        target = RestoreLab.production();
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"managed\"}}");
    }

    @AfterAll
    static void end() {
        if (target != null) {
            target.close();
        }
    }

    @BeforeEach
    void captureADeploymentAndDeleteIt() {
        target.create(DEPLOYMENTS + "?fieldManager=helm", """
                {"metadata":{"name":"web"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},
                "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}}}""");
        writeStatus("controller-of-the-source");
        ObjectNode captured = target.get(PATH);
        assertThat(managers(captured))
                .containsExactlyInAnyOrder("helm/Update/", "controller-of-the-source/Update/status");
        snapshot = new MemoryObjectSource().add("deployments.apps", captured);
        deleteDeployments();
    }

    @AfterEach
    void deleteDeployments() {
        target.server.send(ApiRequest.delete(DEPLOYMENTS, "{}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aCreatedObjectHasNoManagerOfAStatusThatItDoesNotHave() {
        RestorePlan plan = target.plan(snapshot, UPDATING);
        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.counts().created()).isEqualTo(1);
        assertThat(managers(target.get(PATH))).containsExactly("helm/Update/");
        assertThat(target.compare(plan, result, snapshot).details()).isEmpty();
    }

    @Test
    void anUpdatedObjectKeepsTheManagerOfTheStatusThatItHas() {
        target.create(DEPLOYMENTS, """
                {"metadata":{"name":"web"},"spec":{"replicas":1,"selector":{"matchLabels":{"app":"web"}},
                "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:2"}]}}}}""");
        writeStatus("controller-of-the-target");

        RestorePlan plan = target.plan(snapshot, UPDATING);
        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.counts().updated()).isEqualTo(1);
        ObjectNode now = target.get(PATH);
        assertThat(now.at("/spec/replicas").asInt()).isEqualTo(3);
        assertThat(now.at("/status/observedGeneration").asInt()).isEqualTo(1);
        assertThat(managers(now)).containsExactlyInAnyOrder("helm/Update/", "controller-of-the-target/Update/status");
        assertThat(target.compare(plan, result, snapshot).details()).isEmpty();
        assertThat(target.plan(snapshot, UPDATING).changes()).isEmpty();
    }

    @Test
    void aPodOfOneManagerComesBackWithOneRequestAndAsItWas() {
        target.create("/api/v1/namespaces/managed/pods?fieldManager=helm", """
                {"metadata":{"name":"web"},"spec":{"containers":[{"name":"web","image":"web:1"}]}}""");
        String path = "/api/v1/namespaces/managed/pods/web";
        ObjectNode captured = target.get(path);
        assertThat(captured.path("spec").fieldNames()).toIterable().contains("tolerations", "priority");
        snapshot = new MemoryObjectSource().add("pods", captured);
        target.server.send(ApiRequest.delete(path, "{\"gracePeriodSeconds\":0}".getBytes(StandardCharsets.UTF_8)));

        RestorePlan plan = target.plan(snapshot, UPDATING);
        CountingServer counting = new CountingServer(target.server);
        RestoreResult result = new Restorer(counting).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.counts().created()).isEqualTo(1);
        assertThat(counting.requests()).containsExactly("POST /api/v1/namespaces/managed/pods");
        assertThat(target.compare(plan, result, snapshot).details()).isEmpty();
        assertThat(managers(target.get(path))).containsExactly("helm/Update/");
    }

    private static void writeStatus(String manager) {
        byte[] status = "{\"status\":{\"observedGeneration\":1}}".getBytes(StandardCharsets.UTF_8);
        target.server.send(ApiRequest.patch(PATH + "/status", ApiRequest.PatchType.MERGE, status)
                .query("fieldManager", manager));
    }

    private static List<String> managers(ObjectNode object) {
        List<String> managers = new ArrayList<>();
        object.at("/metadata/managedFields")
                .forEach(entry -> managers.add(entry.path("manager").asText() + "/"
                        + entry.path("operation").asText() + "/"
                        + entry.path("subresource").asText()));
        return managers;
    }
}
