package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class PodAdmissionTest {
    private static final String DEFAULTS = """
            {"effect":"NoExecute","key":"node.kubernetes.io/not-ready","operator":"Exists","tolerationSeconds":300},
            {"effect":"NoExecute","key":"node.kubernetes.io/unreachable","operator":"Exists","tolerationSeconds":300}""";

    @Test
    void whatNobodyManagesIsLeftToAdmission() {
        assertThat(left("[{\"fieldsV1\":{\"f:spec\":{\"f:containers\":{}}}}]", DEFAULTS))
                .hasToString("{\"restartPolicy\":\"Always\"}");
    }

    @Test
    void whatSomebodyManagesStays() {
        assertThat(left("[{\"fieldsV1\":{\"f:spec\":{\"f:tolerations\":{},\"f:priority\":{}}}}]", DEFAULTS)
                        .fieldNames())
                .toIterable()
                .containsExactly("priority", "restartPolicy", "tolerations");
    }

    @Test
    void tolerationsOtherThanTheDefaultsStay() {
        assertThat(left("[{\"fieldsV1\":{}}]", DEFAULTS.replace("300", "60")).has("tolerations"))
                .isTrue();
        assertThat(left("[{\"fieldsV1\":{}}]", DEFAULTS + ",{\"key\":\"gpu\",\"operator\":\"Exists\"}")
                        .has("tolerations"))
                .isTrue();
        assertThat(left("[{\"fieldsV1\":{}}]", "").has("tolerations")).isTrue();
    }

    @Test
    void withoutAnyManagerNothingIsKnownAndAllStays() {
        assertThat(left("[]", DEFAULTS).size()).isEqualTo(4);
    }

    private static ObjectNode left(String managers, String tolerations) {
        ObjectNode pod = RestoreLab.json("""
                {"metadata":{"managedFields":%s},"spec":{"preemptionPolicy":"PreemptLowerPriority","priority":0,
                "restartPolicy":"Always","tolerations":[%s]}}""".formatted(managers, tolerations));
        ObjectNode body = pod.deepCopy();
        PodAdmission.leave(body, pod);
        return (ObjectNode) body.path("spec");
    }
}
