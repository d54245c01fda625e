package dev.holdfast.kubernetes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.lab.company.Company;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Captures of a real cluster. */
class CaptureIT {
    private static final Scope WHOLE_CLUSTER =
            new Scope(List.of(), Optional.empty(), List.of(), List.of(), List.of(), ClusterResources.ALL);

    private static LabApi lab;

    @BeforeAll
    static void fill() {
        lab = LabApi.startOrSkipTest();
        Company.fill(lab.cluster().kubeconfig()); // has a namespace "shop" of its own
        lab.namespace("outlet", "'team':'a'");
        lab.namespace("blog", "'team':'b'");
        for (int i = 0; i < 23; i++) {
            lab.configMap("outlet", "settings-" + i, "'tier':'" + (i % 3) + "'");
        }
        lab.configMap("blog", "theme", "'tier':'0'");
        lab.create(
                "/api/v1/namespaces/outlet/secrets",
                "{'metadata':{'name':'door'},'stringData':{'key':'<&> é\\u2028'}}");
        lab.create("/api/v1/namespaces/outlet/configmaps", "{'metadata':{'name':'" + "n".repeat(253) + "'}}");
        lab.definition(
                "gadgets",
                "shop.example",
                "Gadget",
                "Namespaced",
                LabApi.version("v2", "'storage':false", "'size':{'type':'integer'}") + ","
                        + LabApi.version("v1", "'storage':true", "'size':{'type':'integer'},'old':{'type':'string'}"));
        lab.create(
                "/apis/shop.example/v1/namespaces/outlet/gadgets",
                "{'apiVersion':'shop.example/v1','kind':'Gadget','metadata':{'name':'g'},'spec':{'size':1,'old':'only in v1'}}");
        lab.create("/apis/storage.k8s.io/v1/storageclasses", "{'metadata':{'name':'outlet-fast'},'provisioner':'x'}");
        lab.create("/apis/storage.k8s.io/v1/storageclasses", "{'metadata':{'name':'outlet-unused'},'provisioner':'x'}");
        lab.create(
                "/api/v1/persistentvolumes",
                "{'metadata':{'name':'outlet-pv'},'spec':{'capacity':{'storage':'1Gi'},"
                        + "'accessModes':['ReadWriteOnce'],'storageClassName':'outlet-of-pv','hostPath':{'path':'/x'}}}");
        lab.create("/apis/storage.k8s.io/v1/storageclasses", "{'metadata':{'name':'outlet-of-pv'},'provisioner':'x'}");
        lab.create(
                "/api/v1/namespaces/outlet/persistentvolumeclaims",
                "{'metadata':{'name':'data'},'spec':{'storageClassName':'outlet-fast',"
                        + "'volumeName':'outlet-pv','accessModes':['ReadWriteOnce'],'resources':{'requests':{'storage':'1Gi'}}}}");
        lab.create(
                "/apis/rbac.authorization.k8s.io/v1/clusterroles", "{'metadata':{'name':'shop:reader ü'},'rules':[]}");
        lab.create(
                "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
                "{'metadata':{'name':'shop:readers'},'roleRef':{"
                        + "'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'shop:reader ü'},"
                        + "'subjects':[{'kind':'ServiceAccount','name':'web','namespace':'outlet'}]}");
        lab.create(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/outlet/rolebindings",
                "{'metadata':{'name':'viewers'},'roleRef':{"
                        + "'apiGroup':'rbac.authorization.k8s.io','kind':'ClusterRole','name':'view'},'subjects':[]}");
        lab.create(
                "/api/v1/namespaces/outlet/events",
                "{'metadata':{'name':'e'},'involvedObject':{'namespace':'outlet'}}");
        lab.create("/apis/coordination.k8s.io/v1/namespaces/outlet/leases", "{'metadata':{'name':'l'}}");
        lab.create(
                "/apis/discovery.k8s.io/v1/namespaces/outlet/endpointslices",
                "{'metadata':{'name':'owned','labels':"
                        + "{'endpointslice.kubernetes.io/managed-by':'endpointslice-controller.k8s.io'}},'addressType':'IPv4','endpoints':[]}");
        lab.create(
                "/apis/discovery.k8s.io/v1/namespaces/outlet/endpointslices",
                "{'metadata':{'name':'by-hand'},'addressType':'IPv4','endpoints':[]}");
    }

    @AfterAll
    static void end() {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void everyObjectIsCapturedExactlyAsItIsServed() {
        MemorySink sink = new MemorySink();

        CaptureManifest manifest = complete(WHOLE_CLUSTER, sink);

        assertThat(sink.objects).hasSizeGreaterThan(700).hasSize((int) manifest.objects());
        for (CapturedResource resource : manifest.captured()) {
            sink.objects.forEach((ref, json) -> {
                if (ref.resource().equals(resource.id().groupResource())) {
                    byte[] single = lab.server.send(ApiRequest.get(resource.id().path(ref)));
                    assertThat(new String(json, UTF_8)).isEqualTo(new String(CanonicalJson.of(single), UTF_8));
                }
            });
        }
    }

    @Test
    void smallPagesAndLargeOnesGiveTheSame() {
        MemorySink one = new MemorySink();
        MemorySink other = new MemorySink();

        CaptureManifest first = complete(WHOLE_CLUSTER, one, CaptureSettings.STANDARD.withPageSize(1));
        CaptureManifest second = complete(WHOLE_CLUSTER, other, CaptureSettings.STANDARD.withPageSize(1000));

        assertThat(one.objects.keySet()).containsExactlyElementsOf(other.objects.keySet());
        assertThat(first.objects()).isEqualTo(second.objects());
        assertThat(first.bytes()).isEqualTo(second.bytes());
        assertThat(one.restarts).isEmpty();
    }

    @Test
    void whatIsLeftOutIsNamedWithItsReasonAndCounted() {
        CaptureManifest manifest = complete(WHOLE_CLUSTER, new MemorySink());

        assertThat(manifest.leftOut())
                .extracting(it ->
                        it.resource() + " " + it.reason() + " " + it.objects().orElse(-1))
                .contains("events.events.k8s.io SAME_OBJECTS -1", "nodes MACHINE 1", "componentstatuses COMPUTED -1")
                .anyMatch(it -> it.startsWith("events HISTORY "))
                .anyMatch(it -> it.startsWith("leases.coordination.k8s.io HEARTBEAT "));
    }

    @Test
    void aResourceThatThePlanNamesIsCapturedThoughItIsLeftOutOtherwise() {
        MemorySink sink = new MemorySink();

        complete(resources("outlet", "events", "leases.*", "gadget"), sink);

        assertThat(names(sink))
                .containsExactlyInAnyOrder("namespaces/outlet", "outlet/events/e", "outlet/gadgets.shop.example/g");
    }

    @Test
    void aNamespaceComesWithTheClustersObjectsThatItRefersTo() {
        MemorySink sink = new MemorySink();

        complete(Scope.ofNamespaces(Glob.all("out*t")), sink);

        assertThat(sink.objects.keySet().stream()
                        .filter(ObjectRef::isClusterScoped)
                        .map(ObjectRef::toString))
                .containsExactlyInAnyOrder(
                        "namespaces/outlet",
                        "persistentvolumes/outlet-pv",
                        "storageclasses.storage.k8s.io/outlet-fast",
                        "storageclasses.storage.k8s.io/outlet-of-pv",
                        "clusterroles.rbac.authorization.k8s.io/shop:reader ü",
                        "clusterroles.rbac.authorization.k8s.io/view",
                        "clusterrolebindings.rbac.authorization.k8s.io/shop:readers",
                        "customresourcedefinitions.apiextensions.k8s.io/gadgets.shop.example");
        assertThat(sink.objects.keySet().stream().map(ObjectRef::namespace).distinct())
                .containsExactlyInAnyOrder("", "outlet");
        assertThat(names(sink)).contains("outlet/configmaps/" + "n".repeat(253), "outlet/secrets/door");
    }

    @Test
    void customResourcesAreReadAtTheVersionThatTheyAreStoredIn() {
        MemorySink sink = new MemorySink();

        complete(Scope.ofNamespaces(Glob.all("outlet")), sink);

        ObjectRef gadget = new ObjectRef(GroupResource.parse("gadgets.shop.example"), "outlet", "g");
        assertThat(new String(sink.objects.get(gadget), UTF_8))
                .startsWith("{\"apiVersion\":\"shop.example/v1\"")
                .contains("only in v1");
    }

    @Test
    void labelsNarrowByEachSelectorOnce() {
        MemorySink one = new MemorySink();
        MemorySink two = new MemorySink();

        complete(labelled(LabelSelector.label("tier", "1")), one);
        complete(labelled(LabelSelector.label("tier", "1"), LabelSelector.label("tier", "0")), two);

        assertThat(one.objects.keySet())
                .filteredOn(ref -> !ref.isClusterScoped())
                .hasSize(8);
        assertThat(two.objects.keySet())
                .filteredOn(ref -> !ref.isClusterScoped())
                .hasSize(16);
    }

    @Test
    void namespacesAreChosenByTheirLabels() {
        MemorySink sink = new MemorySink();
        Scope scope = new Scope(
                List.of(),
                Optional.of(LabelSelector.label("team", "b")),
                List.of(),
                List.of(),
                List.of(),
                ClusterResources.NONE);

        complete(scope, sink);

        assertThat(names(sink))
                .contains("namespaces/blog", "blog/configmaps/theme")
                .noneMatch(name -> name.contains("shop"));
    }

    @Test
    void aNamespaceThatIsNotThereIsNamed() {
        CaptureResult result =
                capture(Scope.ofNamespaces(Glob.all("outlet", "outlett")), new MemorySink(), CaptureSettings.STANDARD);
        CaptureResult nothing = capture(Scope.ofNamespaces(Glob.all("x*")), new MemorySink(), CaptureSettings.STANDARD);

        assertThat(result).isInstanceOf(CaptureResult.Partial.class);
        assertThat(result.manifest().failures())
                .extracting(CaptureFailure::what)
                .containsExactly("namespaces/outlett");
        assertThat(nothing.manifest().failures())
                .extracting(CaptureFailure::kind)
                .containsExactly(CaptureFailure.Kind.ABSENT);
    }

    @Test
    void theManifestReadsBackAndIsTheSameForTheSameCluster() {
        CaptureManifest manifest = complete(Scope.ofNamespaces(Glob.all("outlet")), new MemorySink());
        CaptureManifest again = complete(Scope.ofNamespaces(Glob.all("outlet")), new MemorySink());

        assertThat(CaptureManifest.parse(manifest.toJson())).isEqualTo(manifest);
        assertThat(again.leftOut()).isEqualTo(manifest.leftOut());
        assertThat(again.captured())
                .extracting(CapturedResource::id, CapturedResource::objects, CapturedResource::bytes)
                .isEqualTo(manifest.captured().stream()
                        .map(it -> org.assertj.core.groups.Tuple.tuple(it.id(), it.objects(), it.bytes()))
                        .toList());
    }

    private static Set<String> names(MemorySink sink) {
        return sink.objects.keySet().stream().map(ObjectRef::toString).collect(Collectors.toSet());
    }

    private static Scope resources(String namespace, String... included) {
        return new Scope(
                Glob.all(namespace),
                Optional.empty(),
                List.of(),
                List.of(included).stream().map(ResourceName::new).toList(),
                List.of(),
                ClusterResources.NONE);
    }

    private static Scope labelled(LabelSelector... selectors) {
        return new Scope(
                Glob.all("outlet"), Optional.empty(), List.of(selectors), List.of(), List.of(), ClusterResources.NONE);
    }

    private static CaptureManifest complete(Scope scope, MemorySink sink) {
        return complete(scope, sink, CaptureSettings.STANDARD);
    }

    private static CaptureManifest complete(Scope scope, MemorySink sink, CaptureSettings settings) {
        CaptureResult result = capture(scope, sink, settings);
        assertThat(result.manifest().failures()).isEmpty();
        assertThat(result).isInstanceOf(CaptureResult.Complete.class);
        return result.manifest();
    }

    private static CaptureResult capture(Scope scope, MemorySink sink, CaptureSettings settings) {
        return Capture.run(lab.server, CaptureScope.ofAdministrator(scope), sink, settings, InstantSource.system());
    }
}
