package dev.holdfast.kubernetes.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectPathTest {
    @ParameterizedTest
    @CsvSource({
        "shop, deployments.apps, web, namespaces/shop/deployments.apps/web.json",
        "shop, configmaps.core, web.yaml, namespaces/shop/configmaps.core/web.yaml.json",
        "'', nodes, worker-1, cluster/nodes.core/worker-1.json",
        "'', clusterroles.rbac.authorization.k8s.io, system:node:a b, cluster/clusterroles.rbac.authorization.k8s.io/system:node:a b.json",
        "'', ipaddresses.networking.k8s.io, fd00::1, cluster/ipaddresses.networking.k8s.io/fd00::1.json",
        "'', roles.x.io, 50%/x, cluster/roles.x.io/50%25%2Fx.json",
    })
    void anObjectLiesWhereItsNameSays(String namespace, String resource, String name, String path) {
        ObjectRef ref = new ObjectRef(GroupResource.parse(resource), namespace, name);

        assertThat(ref.path()).hasToString(path);
        assertThat(new ObjectPath(path).ref(new byte[0])).isEqualTo(ref);
    }

    @Test
    void aLongNameKeepsItsHeadAndIsReadFromTheObject() {
        String name = "a".repeat(253);
        ObjectRef ref = new ObjectRef(new GroupResource("", "configmaps"), "shop", name);
        byte[] json = ("{\"metadata\":{\"labels\":{\"name\":\"x\"},\"name\":\"" + name + "\"}}").getBytes(UTF_8);

        assertThat(ref.path().value())
                .startsWith("namespaces/shop/configmaps.core/" + "a".repeat(206) + "%~")
                .hasSize(31 + 1 + 245);
        assertThat(ref.path().name()).isEmpty();
        assertThat(ref.path().ref(json)).isEqualTo(ref);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "_holdfast/capture.json",
                "cluster/nodes.core/a",
                "cluster/a.json",
                "namespaces/a/b.json",
                "namespaces/a/b.core/c/d.json",
                "namespaces//b.core/c.json",
                "/cluster/nodes.core/a.json",
                "cluster/../x/a.json/b.json"
            })
    void anythingElseIsNoPathOfAnObject(String path) {
        assertThatThrownBy(() -> new ObjectPath(path)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void requestsNameAnObjectInTheUrlsOwnSpelling() {
        GroupVersionResource roles = new GroupVersionResource("rbac.authorization.k8s.io", "v1", "clusterroles");
        GroupVersionResource pods = new GroupVersionResource("", "v1", "pods");

        assertThat(roles.path(ObjectRef.clusterScoped(roles.groupResource(), "system:ü/?")))
                .isEqualTo("/apis/rbac.authorization.k8s.io/v1/clusterroles/system%3A%C3%BC%2F%3F");
        assertThat(pods.path(new ObjectRef(pods.groupResource(), "a", "b"))).isEqualTo("/api/v1/namespaces/a/pods/b");
        assertThat(pods.path("")).isEqualTo("/api/v1/pods");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cluster/x.json",
                "cluster//x.json",
                "cluster/.core/x.json",
                "cluster/a.core/b/x.json",
                "namespaces/x.json",
                "namespaces/shop/x.json",
                "namespaces/shop/.apps/x.json"
            })
    void aPathBesideTheObjectsFoldersIsToldApartAndNeverAnObject(String path) {
        assertThat(ObjectPath.isAmongObjects(path)).isTrue();
        assertThat(ObjectPath.isObject(path)).isFalse();
        assertThatThrownBy(() -> new ObjectPath(path)).isInstanceOf(IllegalArgumentException.class);
    }
}
