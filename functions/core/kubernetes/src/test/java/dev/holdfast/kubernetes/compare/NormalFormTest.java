package dev.holdfast.kubernetes.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One golden pair for each rule: what it overlooks, and beside it the nearest thing that it must not. */
class NormalFormTest {
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            configmaps | {"metadata":{"name":"a","uid":"1","resourceVersion":"2","creationTimestamp":"x","generation":3,"selfLink":"/a"}} | {"metadata":{"name":"a","uid":"9"}}
            configmaps | {"metadata":{"managedFields":[{"manager":"a","operation":"Update","time":"1","fieldsV1":{"f:x":{}}},{"manager":"b","operation":"Apply"}]}} | {"metadata":{"managedFields":[{"manager":"b","operation":"Apply","time":"7"},{"manager":"a","operation":"Update","time":"8","fieldsV1":{"f:x":{}}}]}}
            jobs.batch | {"metadata":{"uid":"1","labels":{"controller-uid":"1"}},"spec":{"selector":{"matchLabels":{"batch.kubernetes.io/controller-uid":"1"}},"template":{"metadata":{"labels":{"controller-uid":"1"}}}}} | {"metadata":{"uid":"2","labels":{"controller-uid":"2"}},"spec":{"selector":{"matchLabels":{"batch.kubernetes.io/controller-uid":"2"}},"template":{"metadata":{"labels":{"controller-uid":"2"}}}}}
            pods | {"metadata":{"labels":{"controller-uid":"1"},"ownerReferences":[{"kind":"Job","name":"j","uid":"1"}]}} | {"metadata":{"labels":{"controller-uid":"2"},"ownerReferences":[{"kind":"Job","name":"j","uid":"2"}]}}
            persistentvolumes | {"spec":{"claimRef":{"name":"c","namespace":"n","uid":"1","resourceVersion":"2"}}} | {"spec":{"claimRef":{"name":"c","namespace":"n"}}}
            apiservices.apiregistration.k8s.io | {"spec":{"group":"a"},"status":{"conditions":[]}} | {"spec":{"group":"a"}}
            deployments.apps | {"spec":{"template":{"metadata":{"creationTimestamp":null,"labels":{}}}}} | {"spec":{"template":{"metadata":{"labels":{}}}}}
            configmaps | {"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"1"}],"managedFields":[{"fieldsV1":{"f:metadata":{"f:ownerReferences":{"k:{\\"uid\\":\\"1\\"}":{}}}}}]}} | {"metadata":{"ownerReferences":[{"apiVersion":"v1","kind":"A","name":"a","uid":"2"}],"managedFields":[{"fieldsV1":{"f:metadata":{"f:ownerReferences":{"k:{\\"uid\\":\\"2\\"}":{}}}}}]}}
            """)
    void whatTheServerMustChangeIsOverlooked(String resource, String captured, String live) {
        assertThat(digest(resource, captured)).isEqualTo(digest(resource, live));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            configmaps | {"data":{"a":""}} | {"data":{}}
            configmaps | {"data":{}} | {}
            configmaps | {"data":null} | {}
            configmaps | {"immutable":true} | {"immutable":"true"}
            widgets.example.com | {"spec":{"a":1}} | {"spec":{"a":1.0}}
            widgets.example.com | {"spec":{"a":[]}} | {"spec":{"a":{}}}
            widgets.example.com | {"spec":{"template":{"metadata":{"creationTimestamp":null}}}} | {"spec":{"template":{"metadata":{}}}}
            widgets.example.com | {"spec":{"uid":"1"}} | {"spec":{"uid":"2"}}
            widgets.example.com | {"spec":{"a":[1,2]}} | {"spec":{"a":[2,1]}}
            configmaps | {"metadata":{"finalizers":["a"]}} | {"metadata":{}}
            configmaps | {"metadata":{"labels":{"a":""}}} | {"metadata":{}}
            configmaps | {"metadata":{"annotations":{"a":"1"}}} | {"metadata":{"annotations":{"a":"2"}}}
            configmaps | {"metadata":{"deletionTimestamp":"x"}} | {"metadata":{}}
            configmaps | {"metadata":{"managedFields":[{"manager":"a"}]}} | {"metadata":{}}
            configmaps | {"metadata":{"managedFields":[{"manager":"a","fieldsV1":{"f:x":{}}}]}} | {"metadata":{"managedFields":[{"manager":"a","fieldsV1":{"f:y":{}}}]}}
            configmaps | {"metadata":{"ownerReferences":[{"kind":"A","name":"a","uid":"1"}]}} | {"metadata":{"ownerReferences":[{"kind":"A","name":"b","uid":"1"}]}}
            configmaps | {"metadata":{"ownerReferences":[{"kind":"A","name":"a","uid":"1","controller":true}]}} | {"metadata":{"ownerReferences":[{"kind":"A","name":"a","uid":"1"}]}}
            pods | {"metadata":{"labels":{"controller-uid":"1"}}} | {"metadata":{"labels":{"controller-uid":"2"}}}
            jobs.batch | {"metadata":{"uid":"1","labels":{"controller-uid":"7"}}} | {"metadata":{"uid":"2","labels":{"controller-uid":"8"}}}
            pods | {"status":{"phase":"Running"}} | {"status":{"phase":"Pending"}}
            services | {"spec":{"clusterIP":"None"}} | {"spec":{"clusterIP":"10.0.0.1"}}
            persistentvolumes | {"spec":{"claimRef":{"name":"c","namespace":"n"}}} | {"spec":{"claimRef":{"name":"d","namespace":"n"}}}
            secrets | {"type":"Opaque"} | {"type":"kubernetes.io/tls"}
            """)
    void whatCouldBeALossIsNot(String resource, String captured, String live) {
        assertThat(digest(resource, captured)).isNotEqualTo(digest(resource, live));
        assertThat(new PairRules(VersionRelation.TARGET_IS_NOT_NEWER)
                        .compare(
                                GroupResource.parse(resource),
                                normal(resource, captured).tree(),
                                normal(resource, live).tree()))
                .matches(verdict -> verdict instanceof ObjectVerdict.Differs || captured.contains("deletionTimestamp"));
    }

    @Test
    void theUidsOfOwnersAreHandedOutForTheirOwnComparison() {
        NormalForm.Normalised normal = normal(
                "pods",
                "{\"metadata\":{\"ownerReferences\":[{\"name\":\"a\",\"uid\":\"1\"},{\"name\":\"b\",\"uid\":\"2\"}]}}");

        assertThat(normal.ownerUids()).containsExactly("1", "2");
    }

    @Test
    void statusIsLeftOutOnlyWhereThatWasAsked() {
        ObjectNode object = parse("{\"status\":{\"a\":1}}");
        NormalForm.Normalised left =
                new NormalForm(StatusPolicy.LEFT_OUT).apply(GroupResource.parse("pods"), object.deepCopy());

        assertThat(left.tree().has("status")).isFalse();
        assertThat(normal("pods", "{\"status\":{\"a\":1}}").tree().has("status"))
                .isTrue();
    }

    @Test
    void whoWroteTheStatusIsLeftOutWithItButNotWhoWroteMore() {
        String entries = "{\"metadata\":{\"managedFields\":["
                + "{\"manager\":\"a\",\"subresource\":\"status\",\"fieldsV1\":{\"f:status\":{}}},"
                + "{\"manager\":\"b\",\"subresource\":\"status\",\"fieldsV1\":{\"f:metadata\":{},\"f:status\":{}}},"
                + "{\"manager\":\"c\",\"subresource\":\"scale\",\"fieldsV1\":{\"f:spec\":{}}}]}}";

        assertThat(new NormalForm(StatusPolicy.LEFT_OUT)
                        .apply(GroupResource.parse("pods"), parse(entries))
                        .tree()
                        .at("/metadata/managedFields")
                        .findValuesAsText("manager"))
                .containsExactly("b", "c");
        assertThat(normal("pods", entries).tree().at("/metadata/managedFields").findValuesAsText("manager"))
                .containsExactly("a", "b", "c");
    }

    private static Object digest(String resource, String json) {
        return TreeDigest.of(normal(resource, json).tree());
    }

    private static NormalForm.Normalised normal(String resource, String json) {
        return new NormalForm(StatusPolicy.KEPT).apply(GroupResource.parse(resource), parse(json));
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
