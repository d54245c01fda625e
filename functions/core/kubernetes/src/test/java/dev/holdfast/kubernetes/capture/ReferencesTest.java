package dev.holdfast.kubernetes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final GroupResource ISSUERS = GroupResource.parse("clusterissuers.cert.example");
    private static final GroupResource CLASSES = GroupResource.parse("storageclasses.storage.k8s.io");

    private final References references = new References(List.of(new ApiResource(
            new GroupVersionResource("cert.example", "v1", "clusterissuers"),
            "ClusterIssuer",
            ApiResource.Scope.CLUSTER,
            Set.of("list"))));

    @Test
    void wellKnownFieldsAreFoundHoweverDeepTheyLie() {
        scan(
                "databases.db.example",
                "{'spec':{'a':[{'b':{'storageClassName':'fast','priorityClassName':''}}],'runtimeClassName':{'x':1}}}");

        assertThat(references.of(CLASSES)).containsExactly("fast");
        assertThat(references.of(GroupResource.parse("priorityclasses.scheduling.k8s.io")))
                .isEmpty();
        assertThat(references.of(GroupResource.parse("runtimeclasses.node.k8s.io")))
                .isEmpty();
    }

    @Test
    void kindAndNameCountInEitherOrderAndOnlyTogether() {
        scan(
                "certificates.cert.example",
                "{'spec':{'x':[{'kind':'ClusterIssuer','name':'a'},{'name':'b','kind':'ClusterIssuer'}],"
                        + "'kind':'ClusterIssuer','y':{'name':'c'},'z':{'name':{'kind':'ClusterIssuer','name':'d'},'kind':'Issuer'}}}");

        assertThat(references.of(ISSUERS)).containsExactlyInAnyOrder("a", "b", "d");
    }

    @Test
    void aCustomResourceRefersToItsDefinition() {
        scan("certificates.cert.example", "{}");
        scan("configmaps", "{'data':{'storageClassName':'no'}}");

        assertThat(references.of(GroupResource.parse("customresourcedefinitions.apiextensions.k8s.io")))
                .containsExactly("certificates.cert.example");
        assertThat(references.of(CLASSES)).isEmpty();
    }

    @Test
    void aVolumesNameIsAReferenceInAClaimOnly() {
        scan("pods", "{'volumeName':'no'}");
        scan("persistentvolumeclaims", "{'spec':{'volumeName':'pv'}}");

        assertThat(references.of(GroupResource.parse("persistentvolumes"))).containsExactly("pv");
    }

    private void scan(String resource, String json) {
        references.scan(GroupResource.parse(resource), json.replace('\'', '"').getBytes(UTF_8));
    }
}
