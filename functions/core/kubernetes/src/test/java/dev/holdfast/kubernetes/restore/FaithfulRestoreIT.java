package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.ObjectVerdict;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The awkward cluster in a second control plane; the tests build upon each other to spare the machine. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaithfulRestoreIT {
    private static final String SHOP = "namespaces/shop/";

    private static final String UNICODE = SHOP + "configmaps.core/unicode.json";
    private static final String SEALED = SHOP + "secrets.core/pull.json";

    private static RestoreLab target;
    private static MemoryObjectSource snapshot;

    @BeforeAll
    static void fillTheSource() {
        try (RestoreLab source = RestoreLab.production()) {
            AwkwardCluster.fill(source.server);
            snapshot = ClusterDump.of(source.server);
            snapshot.change("namespaces/shop/deployments.apps/web.json", FaithfulRestoreIT::managedLongAgo);
        }
        target = RestoreLab.throwaway();
    }

    @AfterAll
    static void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    @Order(1)
    void everythingComesBackAsItWas() {
        RestorePlan plan = target.plan(snapshot, RestoreOptions.faithful());
        RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);
        ComparisonReport report = target.compare(plan, result, snapshot);

        assertThat(result.problems()).isEmpty();
        assertThat(report.details()).isEmpty();
        assertThat(report.isWhole()).isTrue();
        assertThat(report.counts().total()).isEqualTo(snapshot.size());
        assertThat(report.counts().equal()).isGreaterThan(200);
        assertThat(report.leftOut())
                .allSatisfy((reason, count) -> assertThat(reason).doesNotContain("would run again"));
    }

    @Test
    @Order(2)
    void aSecondRunFindsEverythingUnchanged() {
        RestorePlan second = target.plan(snapshot, RestoreOptions.faithful());

        assertThat(second.changes()).isEmpty();
        assertThat(second.of(action -> action instanceof PlannedAction.Unchanged))
                .hasSizeGreaterThan(200);
    }

    @Test
    @Order(3)
    void ownersAreFoundByTheirNewUids() {
        String deployment = uid("/apis/apps/v1/namespaces/shop/deployments/web");
        String widget = uid("/apis/shop.example.com/v1/namespaces/shop/widgets/w1");
        String job = uid("/apis/batch/v1/namespaces/shop/jobs/nightly-1");
        ObjectNode pod = target.get("/api/v1/namespaces/shop/pods/nightly-1-xyz");

        assertThat(target.get("/apis/apps/v1/namespaces/shop/replicasets/web-5d8f")
                        .at("/metadata/ownerReferences/0/uid")
                        .asText())
                .isEqualTo(deployment);
        assertThat(target.get("/api/v1/namespaces/shop/configmaps/made-by-widget")
                        .at("/metadata/ownerReferences/0/uid")
                        .asText())
                .isEqualTo(widget);
        assertThat(pod.at("/metadata/labels/controller-uid").asText()).isEqualTo(job);
        assertThat(pod.at("/metadata/ownerReferences/0/uid").asText()).isEqualTo(job);
    }

    /** Each damage is one that a careless comparison would overlook. */
    @Test
    @Order(4)
    void aLossOfAnyKindIsADifference() {
        Map<String, String> expected = new TreeMap<>();
        damage(
                expected,
                UNICODE,
                "/data/gone lost",
                object -> object.withObject("/data").put("gone", ""));
        damage(
                expected,
                SHOP + "configmaps.core/nothing.json",
                "/metadata/finalizers/2 lost",
                object -> object.withArray("/metadata/finalizers").add("example.com/c"));
        damage(
                expected,
                SEALED,
                "/data/.dockerconfigjson changed",
                object -> object.withObject("/data").put(".dockerconfigjson", "e30K"));
        damage(
                expected,
                SHOP + "services.core/lb.json",
                "/status/loadBalancer/ingress/0/ip changed",
                object -> object.withObject("/status/loadBalancer/ingress/0").put("ip", "192.0.2.8"));
        damage(
                expected,
                SHOP + "widgets.shop.example.com/w1.json",
                "/spec/empty lost",
                object -> object.withObject("/spec").putObject("empty"));
        damage(
                expected,
                "cluster/namespaces.core/shop.json",
                "/metadata/labels/more lost",
                object -> object.withObject("/metadata/labels").put("more", ""));

        RestorePlan plan = target.plan(snapshot, RestoreOptions.faithful());
        RestoreResult nothingDone =
                new RestoreResult(new RestoreResult.Counts(0, 0, 0, 0, 0, 0, 0, 0), Map.of(), Map.of());
        ComparisonReport report = target.compare(plan, nothingDone, snapshot);

        assertThat(report.isWhole()).isFalse();
        assertThat(report.details().stream()
                        .collect(Collectors.toMap(
                                detail -> detail.object().path().value(), detail -> describe(detail.verdict()))))
                .isEqualTo(expected);
    }

    @Test
    @Order(5)
    void whatDiffersIsBroughtBackAndOneObjectCanBeRestoredAlone() {
        ObjectRef one = ref(UNICODE);
        RestoreResult alone = target.restore(snapshot, RestoreOptions.faithful().only(Set.of(one)));
        assertThat(alone.counts()).isEqualTo(new RestoreResult.Counts(0, 1, 0, 0, 0, 0, 0, 0));

        RestoreResult rest = target.restore(snapshot, RestoreOptions.faithful());
        assertThat(rest.problems().keySet()).containsOnly(ref(SEALED));
        assertThat(rest.counts().updated()).isEqualTo(4);
    }

    /** Lets the snapshot have what the cluster then seems to have lost. */
    private static void damage(
            Map<String, String> expected, String path, String difference, Consumer<ObjectNode> change) {
        snapshot.change(path, object -> {
            change.accept(object);
            return object;
        });
        expected.put(path, difference);
    }

    /** An entry from the time when Deployments were served at another version, as old clusters still hold them. */
    private static ObjectNode managedLongAgo(ObjectNode deployment) {
        ObjectNode entry = deployment.withArray("/metadata/managedFields").addObject();
        entry.put("manager", "kubectl").put("operation", "Update").put("apiVersion", "extensions/v1beta1");
        entry.put("fieldsType", "FieldsV1")
                .putObject("fieldsV1")
                .putObject("f:spec")
                .putObject("f:paused");
        return deployment;
    }

    private static String describe(ObjectVerdict verdict) {
        return verdict instanceof ObjectVerdict.Differs differs
                ? differs.differences().stream().map(Object::toString).collect(Collectors.joining(", "))
                : verdict.toString();
    }

    private static ObjectRef ref(String path) {
        return new ObjectPath(path).ref(snapshot.read(new ObjectPath(path)));
    }

    private static String uid(String path) {
        return target.get(path).at("/metadata/uid").asText();
    }
}
