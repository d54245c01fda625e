package dev.holdfast.kubernetes.compare;

import static dev.holdfast.kubernetes.compare.ComparisonRule.CAPTURED_WHILE_DELETED;
import static dev.holdfast.kubernetes.compare.ComparisonRule.CLUSTER_IP_REASSIGNED;
import static dev.holdfast.kubernetes.compare.ComparisonRule.DEFAULTED_BY_NEWER_VERSION;
import static dev.holdfast.kubernetes.compare.ComparisonRule.NODE_PORT_REASSIGNED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairRulesTest {
    @Test
    void anotherClusterIpIsAcceptedButNotALostOrANewHeadlessness() {
        assertThat(same("services", ip("10.0.0.1"), ip("10.9.9.9"))).containsExactly(CLUSTER_IP_REASSIGNED);
        assertThat(differences("services", ip("None"), ip("10.9.9.9"))).contains("/spec/clusterIP changed");
        assertThat(differences("services", ip("10.9.9.9"), ip("None"))).contains("/spec/clusterIP changed");
        assertThat(differences("services", ip("10.0.0.1"), "{'spec':{}}")).contains("/spec/clusterIP lost");
        assertThat(differences("services", ip("fd00::1"), ip("10.0.0.1"))).contains("/spec/clusterIP changed");
        assertThat(differences(
                        "services",
                        "{'spec':{'clusterIP':'10.0.0.1','clusterIPs':['10.0.0.1','fd00::1']}}",
                        ip("10.0.0.1")))
                .contains("/spec/clusterIPs/1 lost");
        assertThat(differences("gateways.example.com", ip("10.0.0.1"), ip("10.9.9.9")))
                .contains("/spec/clusterIP changed");
    }

    @Test
    void anotherNodePortIsAcceptedButNotALostOne() {
        assertThat(same("services", port("'nodePort':30001"), port("'nodePort':30002")))
                .containsExactly(NODE_PORT_REASSIGNED);
        assertThat(differences("services", port("'nodePort':30001"), port("'name':'a'")))
                .contains("/spec/ports/0/nodePort lost");
        assertThat(differences("services", port("'port':80"), port("'port':81")))
                .contains("/spec/ports/0/port changed");
    }

    @Test
    void whatWasBeingDeletedComesBackAliveAndIsNamed() {
        String going = "{'metadata':{'deletionTimestamp':'x','deletionGracePeriodSeconds':0},'data':{'a':'b'}}";

        assertThat(same("configmaps", going, "{'metadata':{},'data':{'a':'b'}}"))
                .containsExactly(CAPTURED_WHILE_DELETED);
        assertThat(differences("configmaps", going, "{'metadata':{},'data':{}}"))
                .contains("/data/a lost");
        assertThat(differences("configmaps", "{'metadata':{}}", "{'metadata':{'deletionTimestamp':'x'}}"))
                .contains("/metadata/deletionTimestamp added");
    }

    @Test
    void onlyANewerServerMayAddFieldsAndOnlyToItsOwnTypes() {
        String before = "{'metadata':{'labels':{}},'spec':{'list':[{'a':1}]}}";
        String after = "{'metadata':{'labels':{}},'spec':{'list':[{'a':1,'new':2}],'also':{}}}";

        assertThat(verdict(VersionRelation.TARGET_IS_NEWER, "deployments.apps", before, after))
                .isEqualTo(new ObjectVerdict.Equal(Set.of(DEFAULTED_BY_NEWER_VERSION)));
        assertThat(differences("deployments.apps", before, after))
                .contains("/spec/also added", "/spec/list/0/new added");
        assertThat(verdict(VersionRelation.TARGET_IS_NEWER, "deployments.apps", after, before))
                .isInstanceOf(ObjectVerdict.Differs.class);
        assertThat(verdict(VersionRelation.TARGET_IS_NEWER, "widgets.example.com", before, after))
                .isInstanceOf(ObjectVerdict.Differs.class);
        assertThat(verdict(
                        VersionRelation.TARGET_IS_NEWER,
                        "deployments.apps",
                        "{'metadata':{}}",
                        "{'metadata':{'labels':{'a':'b'}}}"))
                .isInstanceOf(ObjectVerdict.Differs.class);
        assertThat(verdict(
                        VersionRelation.TARGET_IS_NEWER,
                        "deployments.apps",
                        "{'spec':{'a':[1]}}",
                        "{'spec':{'a':[1,2]}}"))
                .isInstanceOf(ObjectVerdict.Differs.class);
    }

    @Test
    void whatPeopleNamedIsNoDefaultOfANewerServer() {
        for (String[] each : new String[][] {
            {"configmaps", "{'data':{'a':'1'}}", "{'data':{'a':'1','b':'2'}}"},
            {"configmaps", "{'metadata':{}}", "{'metadata':{},'data':{'b':'2'}}"},
            {"secrets", "{'data':{}}", "{'data':{},'immutable':true}"},
            {
                "deployments.apps",
                "{'spec':{'template':{'metadata':{'labels':{}}}}}",
                "{'spec':{'template':{'metadata':{'labels':{'x':'y'}}}}}"
            },
            {"pods", "{'spec':{'nodeSelector':{}}}", "{'spec':{'nodeSelector':{'disk':'ssd'}}}"},
            {"gateways.gateway.networking.k8s.io", "{'spec':{}}", "{'spec':{'also':1}}"},
        }) {
            assertThat(verdict(VersionRelation.TARGET_IS_NEWER, each[0], each[1], each[2]))
                    .as(each[0] + each[2])
                    .isInstanceOf(ObjectVerdict.Differs.class);
        }
    }

    @Test
    void onlyOwnershipDiffersWhenNothingElseDoesHoweverMuchItIsAndWhateverADefaultWouldHide() {
        String fields = "'metadata':{'managedFields':[{'manager':'a','fieldsV1':{%s}}]}";
        String many =
                IntStream.range(0, 60).mapToObj(i -> "'f:%02d':{}".formatted(i)).collect(Collectors.joining(","));
        String before = "{" + fields.formatted("") + ",'spec':{'x':1}}";

        assertThat(extent(before, "{" + fields.formatted(many) + ",'spec':{'x':1}}"))
                .isEqualTo(ObjectVerdict.Differs.Extent.OWNERSHIP);
        assertThat(extent(before, "{" + fields.formatted(many) + ",'spec':{'x':2}}"))
                .isEqualTo(ObjectVerdict.Differs.Extent.CONTENT);
        assertThat(extent(before, "{" + fields.formatted("'f:a':{}") + ",'spec':{'x':1,'also':1}}"))
                .isEqualTo(ObjectVerdict.Differs.Extent.CONTENT);
    }

    private static ObjectVerdict.Differs.Extent extent(String captured, String live) {
        return ((ObjectVerdict.Differs) verdict(VersionRelation.TARGET_IS_NEWER, "deployments.apps", captured, live))
                .extent();
    }

    @Test
    void everyRuleSaysWhereItHoldsAndWhy() {
        assertThat(Arrays.asList(ComparisonRule.values())).allSatisfy(rule -> {
            assertThat(rule.where()).isNotBlank();
            assertThat(rule.reason()).isNotBlank();
        });
    }

    @Test
    void versionsAreComparedByMajorAndMinor() {
        assertThat(VersionRelation.of("v1.36.3", "v1.37.0")).isEqualTo(VersionRelation.TARGET_IS_NEWER);
        assertThat(VersionRelation.of("v1.9.0", "v1.10.0-rc.1+x")).isEqualTo(VersionRelation.TARGET_IS_NEWER);
        assertThat(VersionRelation.of("v1.37.0", "v1.37.9")).isEqualTo(VersionRelation.TARGET_IS_NOT_NEWER);
        assertThat(VersionRelation.of("v1.37.0", "v1.36.0")).isEqualTo(VersionRelation.TARGET_IS_NOT_NEWER);
        assertThat(VersionRelation.of("", "v1.36.0")).isEqualTo(VersionRelation.TARGET_IS_NOT_NEWER);
        assertThat(VersionRelation.isNewer("v1.37.0+k3s1", "v1.36.9")).isTrue();
        assertThat(VersionRelation.isNewer("v1.37.9", "v1.37.0")).isFalse();
        assertThat(VersionRelation.isNewer("", "v1.36.0")).isFalse();
    }

    private static String ip(String address) {
        return "{'spec':{'clusterIP':'" + address + "','clusterIPs':['" + address + "']}}";
    }

    private static String port(String field) {
        return "{'spec':{'ports':[{" + field + "}]}}";
    }

    private static Set<ComparisonRule> same(String resource, String captured, String live) {
        ObjectVerdict verdict = verdict(VersionRelation.TARGET_IS_NOT_NEWER, resource, captured, live);
        return verdict instanceof ObjectVerdict.Equal equal ? equal.by() : Set.of();
    }

    private static Set<String> differences(String resource, String captured, String live) {
        ObjectVerdict verdict = verdict(VersionRelation.TARGET_IS_NOT_NEWER, resource, captured, live);
        return verdict instanceof ObjectVerdict.Differs differs
                ? differs.differences().stream().map(Difference::toString).collect(Collectors.toSet())
                : Set.of();
    }

    private static ObjectVerdict verdict(VersionRelation versions, String resource, String captured, String live) {
        return new PairComparison(StatusPolicy.KEPT, versions)
                .compare(GroupResource.parse(resource), parse(captured), parse(live));
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) JsonFormat.newMapper().readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
