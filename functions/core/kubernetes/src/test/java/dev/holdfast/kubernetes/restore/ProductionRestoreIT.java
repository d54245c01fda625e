package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The awkward cluster, part by part, into a control plane that calls webhooks and counts quotas. Each test has its own namespace. */
class ProductionRestoreIT {
    private static RestoreLab target;
    private static MemoryObjectSource snapshot;

    @BeforeAll
    static void fillTheSource() {
        try (RestoreLab source = RestoreLab.production()) {
            AwkwardCluster.fill(source.server);
            snapshot = ClusterDump.of(source.server);
        }
        target = RestoreLab.production();
    }

    @AfterAll
    static void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    void aNamespaceComesBackUnderAnotherNameWithItsReferences() {
        RestoreOptions options = mapped("mapped", Scope.ofNamespaces(Glob.all("shop")));
        RestorePlan plan = target.plan(snapshot, options);
        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.problems()).isEmpty();
        assertThat(target.compare(plan, result, snapshot).details()).isEmpty();
        ObjectNode binding = target.get("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/shop:readers");
        assertThat(binding.at("/subjects/0/namespace").asText()).isEqualTo("mapped");
        assertThat(binding.at("/subjects/1/name").asText()).isEqualTo("system:serviceaccounts:mapped");
        assertThat(target.get("/api/v1/persistentvolumes/pv-1")
                        .at("/spec/claimRef/namespace")
                        .asText())
                .isEqualTo("mapped");
        assertThat(target.get("/api/v1/namespaces/mapped")
                        .at("/metadata/labels/kubernetes.io~1metadata.name")
                        .asText())
                .isEqualTo("mapped");
        assertThat(target.get("/api/v1/namespaces/mapped/secrets/builder-token").has("data"))
                .isFalse();
        assertThat(reasons(plan))
                .containsEntry("it has finished, and would run again", 2L)
                .containsKey("its controller, which is there, makes it again")
                .containsKey("a controller makes it from its Service");
        assertThatThrownBy(() -> target.get("/api/v1/namespaces/mapped/pods/web-5d8f-aaa"))
                .isInstanceOf(ApiException.NotFound.class);
        assertThat(target.plan(snapshot, options).changes()).isEmpty();
    }

    @Test
    void whatIsThereStaysOrIsUpdatedOrReplacedOrStopsTheRestore() {
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"existing\"}}");
        String maps = "/api/v1/namespaces/existing/configmaps";
        ObjectNode there = target.create(
                maps, "{\"metadata\":{\"name\":\"unicode\",\"labels\":{\"mine\":\"yes\"}},\"data\":{\"own\":\"1\"}}");
        String path = maps + "/unicode";

        assertThatThrownBy(() -> restoreMap("existing", ExistingPolicy.FAIL))
                .isInstanceOf(RestoreConflictException.class)
                .hasMessageContaining("existing/configmaps/unicode")
                .hasMessageContaining("/data/own added");
        assertThatThrownBy(() -> target.get(maps + "/nothing")).isInstanceOf(ApiException.NotFound.class);

        assertThat(restoreMap("existing", ExistingPolicy.SKIP).counts().skipped())
                .isEqualTo(1);
        assertThat(target.get(path)).isEqualTo(there);

        assertThat(restoreMap("existing", ExistingPolicy.UPDATE).counts().updated())
                .isEqualTo(1);
        ObjectNode updated = target.get(path);
        assertThat(updated.at("/metadata/uid")).isEqualTo(there.at("/metadata/uid"));
        assertThat(updated.path("data").has("own")).isFalse();
        assertThat(updated.at("/metadata/labels").has("mine")).isFalse();
        assertThat(restoreMap("existing", ExistingPolicy.UPDATE).counts().unchanged())
                .isEqualTo(2);

        snapshot.change("namespaces/shop/configmaps.core/unicode.json", object -> {
            object.withObject("/data").put("more", "1");
            return object;
        });
        assertThat(restoreMap("existing", ExistingPolicy.REPLACE).counts().replaced())
                .isEqualTo(1);
        assertThat(target.get(path).at("/metadata/uid")).isNotEqualTo(there.at("/metadata/uid"));
    }

    @Test
    void aWebhookThatIsDownRefusesAndIsNamedAndNothingElseFails() {
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"gated\"}}");
        target.create("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", """
                {"metadata":{"name":"down"},"webhooks":[{"name":"down.example.com","admissionReviewVersions":["v1"],
                "sideEffects":"None","failurePolicy":"Fail","timeoutSeconds":1,
                "clientConfig":{"url":"https://127.0.0.1:1/"},
                "namespaceSelector":{"matchLabels":{"kubernetes.io/metadata.name":"gated"}},
                "rules":[{"apiGroups":[""],"apiVersions":["v1"],"operations":["CREATE"],"resources":["secrets"]}]}]}
                """);
        RestoreOptions options = options("gated", ExistingPolicy.SKIP);
        RestorePlan plan = target.plan(snapshot, options);
        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);

        assertThat(result.problems()).isNotEmpty();
        assertThat(result.problems()).allSatisfy((object, outcome) -> {
            assertThat(object.toString()).startsWith("gated/secrets/");
            assertThat(outcome).isInstanceOf(RestoreOutcome.Failed.class);
            assertThat(outcome.toString()).contains("down.example.com");
        });
        assertThat(target.compare(plan, result, snapshot).counts().refused())
                .isEqualTo(result.problems().size());
    }

    @Test
    void aQuotaThatIsUsedUpRefusesInTheServersWords() {
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"full\"}}");
        ObjectNode quota = target.create(
                "/api/v1/namespaces/full/resourcequotas",
                "{\"metadata\":{\"name\":\"none\"},\"spec\":{\"hard\":{\"configmaps\":\"0\"}}}");
        quota.putObject("status").set("hard", quota.at("/spec/hard"));
        quota.withObject("/status").putObject("used").put("configmaps", "0");
        target.server.send(
                ApiRequest.replace("/api/v1/namespaces/full/resourcequotas/none/status", Trees.write(quota)));

        RestoreResult result = restoreMap("full", ExistingPolicy.SKIP);

        assertThat(result.counts().failed()).isEqualTo(2);
        assertThat(result.problems().values())
                .allSatisfy(outcome -> assertThat(outcome.toString()).contains("exceeded quota"));
    }

    @Test
    void oneObjectBringsItsNamespaceWhereThereIsNoneAndLeavesOneThatIsThereAsItIs() {
        RestoreOptions one = twoMaps("brought");

        RestoreResult result = target.restore(snapshot, one);

        assertThat(result.problems()).isEmpty();
        assertThat(target.get("/api/v1/namespaces/brought").path("metadata").has("uid"))
                .isTrue();
        ObjectNode there =
                target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"kept\",\"labels\":{\"mine\":\"yes\"}}}");
        assertThat(target.restore(snapshot, twoMaps("kept").with(ExistingPolicy.UPDATE))
                        .counts()
                        .created())
                .isEqualTo(2);
        assertThat(target.get("/api/v1/namespaces/kept").at("/metadata/resourceVersion"))
                .isEqualTo(there.at("/metadata/resourceVersion"));
    }

    @Test
    void whatTheCopyHasLostIsNamedAndTheRestComesBackButAProofIsAProofOfAll() {
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"damaged\"}}");
        MemoryObjectSource damaged = snapshot.copy().lose("namespaces/shop/configmaps.core/unicode.json");
        RestorePlan plan = target.plan(damaged, options("damaged", ExistingPolicy.SKIP));

        RestoreResult result = new Restorer(target.server).perform(plan, damaged, RestoreListener.NONE);

        assertThat(PlanText.lines(plan))
                .anyMatch(line -> line.startsWith("x damaged/configmaps/unicode  (a pack is damaged"));
        assertThat(PlanText.lines(plan).getLast()).endsWith(", 1 lost in this copy");
        assertThat(result.counts().failed()).isEqualTo(1);
        assertThat(result.problems().toString()).contains("damaged/configmaps/unicode", "a pack is damaged");
        assertThat(target.get("/api/v1/namespaces/damaged/configmaps/nothing")
                        .path("metadata")
                        .has("uid"))
                .isTrue();
        assertThatThrownBy(() -> target.plan(damaged, RestoreOptions.faithful()))
                .hasMessageContaining("is lost");
    }

    @Test
    void aPatchThatFitsNothingIsAMistakeAndNothingIsDone() {
        PatchRule rule = new PatchRule(
                new PatchRule.Selector(
                        new ResourceName("deploymentz.apps"), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(new PatchOperation(PatchOperation.Op.REMOVE, "/spec/x", Optional.empty(), Optional.empty())));
        RestoreOptions options = RestoreOptions.production(Scope.ofNamespaces(Glob.all("shop")))
                .with(new Mapping(Map.of("shop", "patched"), Map.of(), Map.of(), List.of(rule)));

        assertThatThrownBy(() -> target.plan(snapshot, options))
                .isInstanceOf(IdlePatchException.class)
                .hasMessageContaining("deploymentz.apps");
    }

    @Test
    void aPreviewJudgesEveryChangeAndMakesNone() {
        target.create("/api/v1/namespaces", "{\"metadata\":{\"name\":\"looked-at\"}}");
        target.create(
                "/api/v1/namespaces/looked-at/configmaps",
                "{\"metadata\":{\"name\":\"unicode\"},\"data\":{\"empty\":\"full\"}}");
        RestoreOptions options = options("looked-at", ExistingPolicy.UPDATE);
        RestorePlan plan = target.plan(snapshot, options);
        List<PreviewedObject> previews = new RestorePreview(target.server).of(plan, snapshot);
        List<String> text = PlanText.lines(plan, previews);

        assertThat(previews).hasSameSizeAs(plan.changes());
        assertThat(text).anyMatch(line -> line.startsWith("~ looked-at/configmaps/unicode"));
        assertThat(text).contains("    /data/empty: \"full\" -> \"\"");
        assertThat(text).anyMatch(line -> line.startsWith("+ looked-at/secrets/pull"));
        assertThatThrownBy(() -> target.get("/api/v1/namespaces/looked-at/secrets/pull"))
                .isInstanceOf(ApiException.NotFound.class);
    }

    private static RestoreResult restoreMap(String namespace, ExistingPolicy existing) {
        return target.restore(snapshot, options(namespace, existing).only(maps()));
    }

    /** As {@code --object} chooses them. */
    private static RestoreOptions twoMaps(String namespace) {
        Scope everything =
                new Scope(List.of(), Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.ALL);
        return mapped(namespace, everything).only(maps());
    }

    private static Set<ObjectRef> maps() {
        return Stream.of("unicode", "nothing")
                .map(name -> new ObjectPath("namespaces/shop/configmaps.core/" + name + ".json"))
                .map(path -> path.ref(snapshot.read(path)))
                .collect(Collectors.toSet());
    }

    private static RestoreOptions options(String namespace, ExistingPolicy existing) {
        Scope objects = new Scope(
                Glob.all("shop"),
                Optional.empty(),
                List.of(),
                List.of(new ResourceName("configmaps"), new ResourceName("secrets")),
                List.of(),
                ClusterResources.NONE);
        return mapped(namespace, objects).with(existing);
    }

    private static RestoreOptions mapped(String namespace, Scope scope) {
        return RestoreOptions.production(scope)
                .with(new Mapping(Map.of("shop", namespace), Map.of(), Map.of(), List.of()));
    }

    private static Map<String, Long> reasons(RestorePlan plan) {
        return plan.of(action -> action instanceof PlannedAction.LeftOut).stream()
                .collect(Collectors.groupingBy(object -> object.action().reason(), Collectors.counting()));
    }
}
