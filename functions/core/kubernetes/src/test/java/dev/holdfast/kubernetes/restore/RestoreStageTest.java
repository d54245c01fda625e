package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreStageTest {
    @Test
    void whatOthersNeedComesFirstAndWhatGovernsOthersLast() {
        List<String> order = List.of(
                "customresourcedefinitions.apiextensions.k8s.io",
                "namespaces",
                "storageclasses.storage.k8s.io",
                "persistentvolumes",
                "persistentvolumeclaims",
                "serviceaccounts",
                "secrets",
                "rolebindings.rbac.authorization.k8s.io",
                "certificates.cert-manager.io",
                "services",
                "deployments.apps",
                "replicasets.apps",
                "pods",
                "resourcequotas",
                "validatingadmissionpolicies.admissionregistration.k8s.io",
                "validatingwebhookconfigurations.admissionregistration.k8s.io",
                "apiservices.apiregistration.k8s.io");

        assertThat(order)
                .isSortedAccordingTo(Comparator.comparing(name -> RestoreStage.of(GroupResource.parse(name))))
                .extracting(name -> RestoreStage.of(GroupResource.parse(name)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aResourceThatNobodyKnowsIsAWorkloadOrACustomResource() {
        assertThat(RestoreStage.of(GroupResource.parse("things.future.k8s.io"))).isEqualTo(RestoreStage.WORKLOADS);
        assertThat(RestoreStage.of(GroupResource.parse("things"))).isEqualTo(RestoreStage.WORKLOADS);
        assertThat(RestoreStage.of(GroupResource.parse("things.example.com"))).isEqualTo(RestoreStage.CUSTOM_RESOURCES);
    }
}
