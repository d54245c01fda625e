package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.compare.VersionRelation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    void whatIsThereStaysThoughItsManagersTookFiftyFieldsBeforeTheOneThatDiffers() {
        String variables =
                IntStream.range(0, 60).mapToObj("{\"name\":\"B%d\"}"::formatted).collect(Collectors.joining(","));
        target.create(DEPLOYMENTS + "?fieldManager=helm", """
                {"metadata":{"name":"web"},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":
                {"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:2","env":[%s]}]}}}}""".formatted(variables));
        ObjectNode there = target.get(PATH);
        RestorePlan plan = target.plan(snapshot, UPDATING.with(ExistingPolicy.SKIP));

        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.counts().skipped()).isEqualTo(1);
        assertThat(target.get(PATH)).isEqualTo(there);
        assertThat(target.plan(snapshot, UPDATING.with(ExistingPolicy.FAIL)).conflicts())
                .hasSize(1);
    }

    @Test
    void whatANewerTargetHoldsBesideTheCapturedStays() {
        String maps = "/api/v1/namespaces/managed/configmaps";
        ObjectNode captured =
                target.create(maps + "?fieldManager=team", "{\"metadata\":{\"name\":\"app\"},\"data\":{\"a\":\"1\"}}");
        MemoryObjectSource map = new MemoryObjectSource().add("configmaps", captured);
        target.server.send(ApiRequest.delete(maps + "/app", "{}".getBytes(StandardCharsets.UTF_8)));
        ObjectNode there = target.create(
                maps + "?fieldManager=team",
                "{\"metadata\":{\"name\":\"app\"},\"data\":{\"a\":\"1\",\"newkey\":\"theirs\"}}");
        RestorePlan plan = new RestorePlanner(target.server, VersionRelation.TARGET_IS_NEWER)
                .plan(map, UPDATING.with(ExistingPolicy.SKIP));

        RestoreResult result = new Restorer(target.server).perform(plan, map, RestoreListener.NONE);

        assertThat(result.counts().skipped()).isEqualTo(1);
        assertThat(target.get(maps + "/app")).isEqualTo(there);
    }

    @Test
    void whatChangedSinceThePlanStaysWhereOnlyOwnershipWasToComeBack() {
        target.create(DEPLOYMENTS + "?fieldManager=helm", """
                {"metadata":{"name":"web","labels":{"x":"y"}},"spec":{"replicas":3,"selector":{"matchLabels":{"app":"web"}},"template":
                {"metadata":{"labels":{"app":"web"}},"spec":{"containers":[{"name":"web","image":"web:1"}]}}}}""");
        RestorePlan looked = target.plan(snapshot, UPDATING.with(ExistingPolicy.SKIP));
        PlannedObject object = looked.objects().getFirst();
        RestorePlan plan = new RestorePlan(
                looked.options(),
                List.of(new PlannedObject(object.path(), object.target(), object.at(), PlannedAction.Update.OWNERSHIP)),
                looked.owners(),
                looked.ownerUids(),
                looked.storedAt(),
                looked.versions(),
                looked.served());
        ObjectNode there = target.get(PATH);

        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.counts().skipped()).isEqualTo(1);
        assertThat(target.get(PATH)).isEqualTo(there);
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
