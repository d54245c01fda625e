package dev.holdfast.kubernetes.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ResourceChoiceTest {
    private static final ServedApi SERVED = new ServedApi(
            List.of(
                    namespaced("", "v1", "configmaps", "ConfigMap"),
                    namespaced("", "v1", "events", "Event"),
                    cluster("", "v1", "nodes", "Node"),
                    cluster("", "v1", "namespaces", "Namespace"),
                    namespaced("apps", "v1", "deployments", "Deployment"),
                    namespaced("autoscaling", "v2", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
                    namespaced("autoscaling", "v1", "horizontalpodautoscalers", "HorizontalPodAutoscaler"),
                    namespaced("extensions", "v1beta1", "deployments", "Deployment"),
                    namespaced("events.k8s.io", "v1", "events", "Event"),
                    namespaced("metrics.k8s.io", "v1beta1", "pods", "PodMetrics"),
                    namespaced("shop.example", "v2", "gadgets", "Gadget"),
                    namespaced("shop.example", "v1", "gadgets", "Gadget"),
                    cluster("storage.k8s.io", "v1", "storageclasses", "StorageClass"),
                    new ApiResource(
                            new GroupVersionResource("authentication.k8s.io", "v1", "tokenreviews"),
                            "TokenReview",
                            ApiResource.Scope.CLUSTER,
                            Set.of("create"))),
            List.of());

    @Test
    void eachObjectIsListedOnceAtTheVersionThatLosesNothing() {
        ResourceChoice choice = choose(ClusterResources.ALL, List.of(), List.of());

        assertThat(choice.listed())
                .extracting(it -> it.id().toString())
                .containsExactly(
                        "v1/configmaps",
                        "apps/v1/deployments",
                        "autoscaling/v2/horizontalpodautoscalers",
                        "shop.example/v1/gadgets",
                        "storage.k8s.io/v1/storageclasses");
        assertThat(choice.referable()).isEmpty();
    }

    @Test
    void whatIsLeftOutHasItsReason() {
        ResourceChoice choice = choose(ClusterResources.ALL, List.of(), List.of("configmap"));

        assertThat(choice.leftOut())
                .extracting(it -> it.resource().groupResource() + " " + it.reason())
                .containsExactly(
                        "configmaps EXCLUDED",
                        "events HISTORY",
                        "nodes MACHINE",
                        "deployments.extensions SAME_OBJECTS",
                        "events.events.k8s.io SAME_OBJECTS",
                        "pods.metrics.k8s.io COMPUTED");
    }

    @Test
    void namingAResourceBringsItBackAndAPatternDoesNot() {
        assertThat(choose(ClusterResources.ALL, List.of("nodes", "*.metrics.k8s.io"), List.of())
                        .listed())
                .extracting(it -> it.groupResource().toString())
                .containsExactly("nodes");
    }

    @Test
    void onlyReferencesReachTheClustersOwnObjects() {
        ResourceChoice choice = choose(ClusterResources.REFERENCED, List.of("deployments.apps"), List.of());

        assertThat(choice.listed())
                .extracting(it -> it.groupResource().toString())
                .containsExactly("deployments.apps");
        assertThat(choice.referable())
                .extracting(it -> it.groupResource().toString())
                .containsExactly("storageclasses.storage.k8s.io");
        assertThat(choose(ClusterResources.NONE, List.of(), List.of()).referable())
                .isEmpty();
    }

    @Test
    void aDeadGroupMattersOnlyIfItCouldHoldWhatIsMeant() {
        assertThat(ResourceChoice.mayMatter(scope(List.of(), List.of()), "stats.example"))
                .isTrue();
        assertThat(ResourceChoice.mayMatter(scope(List.of(), List.of("*.stats.example")), "stats.example"))
                .isFalse();
        assertThat(ResourceChoice.mayMatter(scope(List.of("deployments.apps"), List.of()), "stats.example"))
                .isFalse();
        assertThat(ResourceChoice.mayMatter(scope(List.of("*.stats.example"), List.of()), "stats.example"))
                .isTrue();
        assertThat(ResourceChoice.mayMatter(scope(List.of(), List.of()), "metrics.k8s.io"))
                .isFalse();
    }

    private static ResourceChoice choose(ClusterResources cluster, List<String> included, List<String> excluded) {
        Scope scope = scope(included, excluded);
        return ResourceChoice.of(
                SERVED,
                Map.of(GroupResource.parse("gadgets.shop.example"), "v1"),
                new Scope(
                        scope.namespaces(),
                        Optional.empty(),
                        List.of(),
                        scope.includeResources(),
                        scope.excludeResources(),
                        cluster));
    }

    private static Scope scope(List<String> included, List<String> excluded) {
        return new Scope(
                List.of(),
                Optional.empty(),
                List.of(),
                included.stream().map(ResourceName::new).toList(),
                excluded.stream().map(ResourceName::new).toList(),
                ClusterResources.ALL);
    }

    private static ApiResource namespaced(String group, String version, String plural, String kind) {
        return new ApiResource(
                new GroupVersionResource(group, version, plural),
                kind,
                ApiResource.Scope.NAMESPACED,
                Set.of("get", "list"));
    }

    private static ApiResource cluster(String group, String version, String plural, String kind) {
        return new ApiResource(
                new GroupVersionResource(group, version, plural),
                kind,
                ApiResource.Scope.CLUSTER,
                Set.of("get", "list"));
    }
}
