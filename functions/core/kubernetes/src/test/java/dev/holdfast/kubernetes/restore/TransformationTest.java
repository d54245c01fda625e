package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformationTest {
    private static final Mapping MAPPING = new Mapping(
            Map.of("a", "b"),
            Map.of("slow", "fast"),
            Map.of("old.example", "new.example/x", "old.example/keep", "kept"),
            List.of());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            namespaces | {'metadata':{'name':'a','labels':{'kubernetes.io/metadata.name':'a'}}} | {'metadata':{'name':'b','labels':{'kubernetes.io/metadata.name':'b'}}}
            configmaps | {'metadata':{'namespace':'a'},'data':{'namespace':'a'}} | {'metadata':{'namespace':'b'},'data':{'namespace':'a'}}
            rolebindings.rbac.authorization.k8s.io | {'metadata':{'namespace':'a'},'subjects':[{'kind':'ServiceAccount','namespace':'a'},{'kind':'User','name':'system:serviceaccount:a:x'},{'kind':'User','name':'a'},{'kind':'ServiceAccount','namespace':'c'}]} | {'metadata':{'namespace':'b'},'subjects':[{'kind':'ServiceAccount','namespace':'b'},{'kind':'User','name':'system:serviceaccount:b:x'},{'kind':'User','name':'a'},{'kind':'ServiceAccount','namespace':'c'}]}
            networkpolicies.networking.k8s.io | {'metadata':{},'spec':{'ingress':[{'from':[{'namespaceSelector':{'matchExpressions':[{'key':'kubernetes.io/metadata.name','operator':'In','values':['a','z']}]}}]}]}} | {'metadata':{},'spec':{'ingress':[{'from':[{'namespaceSelector':{'matchExpressions':[{'key':'kubernetes.io/metadata.name','operator':'In','values':['b','z']}]}}]}]}}
            validatingwebhookconfigurations.admissionregistration.k8s.io | {'metadata':{},'webhooks':[{'clientConfig':{'service':{'namespace':'a'}}}]} | {'metadata':{},'webhooks':[{'clientConfig':{'service':{'namespace':'b'}}}]}
            apiservices.apiregistration.k8s.io | {'metadata':{},'spec':{'service':{'namespace':'a'}}} | {'metadata':{},'spec':{'service':{'namespace':'b'}}}
            widgets.example.com | {'metadata':{'namespace':'a'},'spec':{'claimRef':{'namespace':'a'}}} | {'metadata':{'namespace':'b'},'spec':{'claimRef':{'namespace':'a'}}}
            persistentvolumeclaims | {'metadata':{'annotations':{'volume.beta.kubernetes.io/storage-class':'slow'}},'spec':{'storageClassName':'slow'}} | {'metadata':{'annotations':{'volume.beta.kubernetes.io/storage-class':'fast'}},'spec':{'storageClassName':'fast'}}
            statefulsets.apps | {'metadata':{},'spec':{'volumeClaimTemplates':[{'spec':{'storageClassName':'slow'}}]}} | {'metadata':{},'spec':{'volumeClaimTemplates':[{'spec':{'storageClassName':'fast'}}]}}
            deployments.apps | {'metadata':{},'spec':{'template':{'spec':{'containers':[{'image':'old.example/t/i:1'},{'image':'old.example2/i'},{'image':'old.example/keep@sha256:0'}],'initContainers':[{'image':'old.example'}]}}}} | {'metadata':{},'spec':{'template':{'spec':{'containers':[{'image':'new.example/x/t/i:1'},{'image':'old.example2/i'},{'image':'kept@sha256:0'}],'initContainers':[{'image':'new.example/x'}]}}}}
            pods | {'metadata':{},'spec':{'nodeName':'n','ephemeralContainers':[{}],'serviceAccountName':'s'},'status':{}} | {'metadata':{},'spec':{'serviceAccountName':'s'}}
            secrets | {'metadata':{'annotations':{'kubernetes.io/service-account.uid':'1','kubernetes.io/service-account.name':'n'}},'type':'kubernetes.io/service-account-token','data':{'token':'x','ca.crt':'y','namespace':'z','own':'kept'}} | {'metadata':{'annotations':{'kubernetes.io/service-account.name':'n'}},'type':'kubernetes.io/service-account-token','data':{'own':'kept'}}
            """)
    void aProductionRestoreRenamesWhatIsMappedAndNothingElse(String resource, String captured, String wanted) {
        assertThat(apply(MAPPING, ref(resource), captured)).isEqualTo(json(wanted));
    }

    @Test
    void patchRulesChangeWhatTheySelect() {
        Mapping mapping = patch(
                "deployments.apps",
                new PatchOperation(PatchOperation.Op.REPLACE, "/spec/replicas", Optional.empty(), Optional.of("1")));
        String object = "{'metadata':{'name':'x','namespace':'n','labels':{'scale':'down'}},'spec':{'replicas':9}}";

        assertThat(apply(mapping, ref("deployments.apps"), object)
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(1);
        assertThat(apply(mapping, ref("statefulsets.apps"), object)
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(9);
        assertThat(apply(mapping, ref("deployments.apps"), object.replace("down", "up"))
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(9);
    }

    @Test
    void aPatchThatDoesNotFitOrRenamesIsAReasonNotToRestore() {
        Mapping missing = patch(
                "*", new PatchOperation(PatchOperation.Op.REMOVE, "/spec/missing", Optional.empty(), Optional.empty()));
        Mapping renames = patch(
                "*",
                new PatchOperation(
                        PatchOperation.Op.REPLACE, "/metadata/name", Optional.empty(), Optional.of("\"y\"")));
        String object = "{'metadata':{'name':'x','namespace':'n','labels':{'scale':'down'}},'spec':{'replicas':9}}";

        assertThatThrownBy(() -> apply(missing, ref("deployments.apps"), object))
                .isInstanceOf(UnfitObjectException.class)
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> apply(renames, ref("deployments.apps"), object))
                .isInstanceOf(UnfitObjectException.class)
                .hasMessageContaining("map namespaces instead");
    }

    @Test
    void aThrowawayControlPlaneGetsDefinitionsWithoutConversionStoredAtTheCapturedVersion() {
        String definition =
                "{'metadata':{'name':'r.k'},'spec':{'conversion':{'strategy':'Webhook','webhook':{}},'versions':["
                        + "{'name':'v1','served':true,'storage':false},{'name':'v1beta1','served':true,'storage':true}]},"
                        + "'status':{'storedVersions':['v1beta1']}}";
        ObjectNode object = new Transformation(RestoreOptions.faithful(), Map.of("r.k", "v1"))
                .apply(ref("customresourcedefinitions.apiextensions.k8s.io"), json(definition));

        assertThat(object)
                .isEqualTo(json("{'metadata':{'name':'r.k'},'spec':{'conversion':{'strategy':'None'},'versions':["
                        + "{'name':'v1','served':true,'storage':true},{'name':'v1beta1','served':true,'storage':false}]},"
                        + "'status':{'storedVersions':['v1']}}"));
    }

    private static Mapping patch(String resource, PatchOperation operation) {
        PatchRule.Selector selector = new PatchRule.Selector(
                new ResourceName(resource),
                Optional.of(new Glob("n*")),
                Optional.of(new Glob("x")),
                Optional.of(LabelSelector.label("scale", "down")));
        return new Mapping(Map.of(), Map.of(), Map.of(), List.of(new PatchRule(selector, List.of(operation))));
    }

    private static ObjectNode apply(Mapping mapping, ObjectRef ref, String object) {
        RestoreOptions options = RestoreOptions.production(Scope.EVERYTHING).with(mapping);
        return new Transformation(options, Map.of()).apply(ref, json(object));
    }

    private static ObjectRef ref(String resource) {
        return new ObjectRef(GroupResource.parse(resource), "n", "x");
    }

    private static ObjectNode json(String json) {
        return RestoreLab.json(json.replace('\'', '"'));
    }
}
