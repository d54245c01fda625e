package dev.holdfast.kubernetes.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real cluster whose extensions are dead: what lies behind them is named, everything else is captured. */
class BrokenExtensionsIT {
    private static final String CRD = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/relics.dead.example";
    private static final GroupResource RELICS = GroupResource.parse("relics.dead.example");

    private static LabApi lab;

    @BeforeAll
    static void breakThings() {
        lab = LabApi.startOrSkipTest();
        apiService("v1", "stats.example");
        apiService("v1beta1", "metrics.k8s.io");
        lab.definition(
                "relics",
                "dead.example",
                "Relic",
                "Cluster",
                LabApi.version("v1", "'storage':true", "'a':{'type':'string'}") + ","
                        + LabApi.version("v2", "'storage':false", "'a':{'type':'string'}"));
        relic("stored-in-v1");
        // From now on v2 is stored, and nobody converts the relic that is there.
        lab.server.send(ApiRequest.patch(CRD, ApiRequest.PatchType.MERGE, """
                {"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],
                 "clientConfig":{"url":"https://127.0.0.1:1/convert"}}}}}""".getBytes(StandardCharsets.UTF_8)));
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void anAggregatedApiThatIsDeadIsNamedAndTheRestIsCaptured() {
        LabApi.eventually(() -> !capture(List.of()).manifest().served().failed().isEmpty());

        CaptureResult result = capture(List.of());

        assertThat(result).isInstanceOf(CaptureResult.Partial.class);
        assertThat(result.manifest().failures())
                .filteredOn(it -> it.kind() == CaptureFailure.Kind.GROUP_DOWN)
                .extracting(CaptureFailure::what)
                .containsExactly("stats.example/v1");
        assertThat(result.manifest().served().failed()).hasSize(2);
        assertThat(result.manifest().objects()).isGreaterThan(100);
    }

    @Test
    void aDeadGroupThatThePlanExcludesDoesNotMatter() {
        CaptureResult result = capture(List.of(new ResourceName("*.stats.example")));

        assertThat(result.manifest().failures()).noneMatch(it -> it.kind() == CaptureFailure.Kind.GROUP_DOWN);
    }

    @Test
    void whatIsStoredInTheVersionReadNeedsNoWebhook() {
        MemorySink sink = new MemorySink();

        capture(List.of(), sink);

        assertThat(sink.objects).containsKey(ObjectRef.clusterScoped(RELICS, "stored-in-v1"));
    }

    private static void apiService(String version, String group) {
        lab.create(
                "/api/v1/namespaces/default/services",
                "{'metadata':{'name':'" + group.replace('.', '-') + "'},'spec':{'ports':[{'port':443}]}}");
        lab.create(
                "/apis/apiregistration.k8s.io/v1/apiservices",
                "{'metadata':{'name':'" + version + "." + group + "'},'spec':{'group':'" + group + "','version':'"
                        + version
                        + "','groupPriorityMinimum':10,'versionPriority':10,'insecureSkipTLSVerify':true,"
                        + "'service':{'namespace':'default','name':'" + group.replace('.', '-') + "'}}}");
    }

    private static void relic(String name) {
        lab.create(
                "/apis/dead.example/v1/relics",
                "{'apiVersion':'dead.example/v1','kind':'Relic','metadata':{'name':'" + name + "'},'spec':{'a':'b'}}");
    }

    private static CaptureResult capture(List<ResourceName> excluded) {
        return capture(excluded, new MemorySink());
    }

    private static CaptureResult capture(List<ResourceName> excluded, MemorySink sink) {
        Scope scope = new Scope(List.of(), Optional.empty(), List.of(), List.of(), excluded, ClusterResources.ALL);
        return Capture.run(
                lab.server,
                CaptureScope.ofAdministrator(scope),
                sink,
                CaptureSettings.STANDARD,
                InstantSource.system());
    }

    /** The other side: a stored version that must be converted, by a webhook that is dead. */
    @Test
    void whatOnlyADeadWebhookCouldConvertIsNamed() {
        lab.definition(
                "ghosts",
                "dead.example",
                "Ghost",
                "Cluster",
                LabApi.version("v1", "'storage':true", "'a':{'type':'string'}") + ","
                        + LabApi.version("v2", "'storage':false", "'a':{'type':'string'}"));
        lab.create(
                "/apis/dead.example/v1/ghosts",
                "{'apiVersion':'dead.example/v1','kind':'Ghost','metadata':{'name':'g'}}");
        String path = CRD.replace("relics", "ghosts");
        lab.server.send(ApiRequest.patch(path, ApiRequest.PatchType.MERGE, """
                {"spec":{"conversion":{"strategy":"Webhook","webhook":{"conversionReviewVersions":["v1"],
                 "clientConfig":{"url":"https://127.0.0.1:1/convert"}}},
                 "versions":[{"name":"v1","served":true,"storage":false,"schema":{"openAPIV3Schema":{"type":"object"}}},
                             {"name":"v2","served":true,"storage":true,"schema":{"openAPIV3Schema":{"type":"object"}}}]}}""".getBytes(StandardCharsets.UTF_8)));
        LabApi.eventually(() -> isBroken("/apis/dead.example/v2/ghosts"));

        CaptureResult result = capture(List.of());

        assertThat(result.manifest().failures()).anySatisfy(it -> {
            assertThat(it.what()).isEqualTo("ghosts.dead.example");
            assertThat(it.reason()).contains("conversion webhook");
        });
    }

    private static boolean isBroken(String list) {
        try {
            lab.server.send(ApiRequest.get(list));
            return false;
        } catch (ApiException.Retryable e) {
            return true;
        }
    }
}
