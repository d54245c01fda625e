package dev.holdfast.kubernetes.diff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiffTest {
    private static final String WEB = "namespaces/shop/deployments.apps/web.json";
    private static final String DOOR = "namespaces/shop/secrets.core/door.json";
    private static final String NODE = "cluster/nodes.core/n.json";

    @Test
    void whatCameWhatWentAndWhatChanged() {
        MemorySource before = new MemorySource()
                .with(WEB, "{'spec':{'replicas':1,'a/b~c':[1,2]}}")
                .with(NODE, "{}");
        MemorySource after = new MemorySource()
                .with(WEB, "{'spec':{'replicas':2,'a/b~c':[1],'new':null}}")
                .with(DOOR, "{}");

        Diff diff = SnapshotDiff.between(before, after, "", IgnoredFields.NONE);

        assertThat(DiffText.lines(diff))
                .containsExactly(
                        "- " + NODE,
                        "~ " + WEB,
                        "    /spec/a~1b~0c/1: - 2",
                        "    /spec/new: + null",
                        "    /spec/replicas: 1 -> 2",
                        "+ " + DOOR,
                        "1 added, 1 removed, 1 changed, 0 equal");
    }

    @Test
    void aPrefixNarrowsIt() {
        MemorySource before = new MemorySource().with(NODE, "{}");

        assertThat(SnapshotDiff.between(before, new MemorySource(), "namespaces/", IgnoredFields.NONE)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void numbersAreTheSameOnlyIfTheirDigitsAre() {
        MemorySource one = new MemorySource().with(NODE, "{'a':1,'b':1.0,'c':'1'}");
        MemorySource other = new MemorySource().with(NODE, "{'a':1.0,'b':1.0,'c':1}");

        assertThat(DiffText.lines(SnapshotDiff.between(one, other, "", IgnoredFields.NONE)))
                .contains("    /a: 1 -> 1.0", "    /c: \"1\" -> 1")
                .hasSize(4);
    }

    @Test
    void namedThingsAreComparedByTheirNames() {
        MemorySource one = new MemorySource().with(WEB, "{'c':[{'name':'a','v':1},{'name':'b','v':1}]}");
        MemorySource other =
                new MemorySource().with(WEB, "{'c':[{'name':'new'},{'name':'b','v':2},{'name':'a','v':1}]}");

        assertThat(DiffText.lines(SnapshotDiff.between(one, other, "", IgnoredFields.NONE)))
                .containsExactly(
                        "~ " + WEB,
                        "    /c/0: + {\"name\":\"new\"}",
                        "    /c/1/v: 1 -> 2",
                        "    /c: order [a, b] -> order [b, a]",
                        "0 added, 0 removed, 1 changed, 0 equal");
    }

    @Test
    void whatTheClusterChangesByItselfIsIgnoredOnRequest() {
        MemorySource one = new MemorySource()
                .with(WEB, "{'metadata':{'resourceVersion':'1','managedFields':[]},'status':{'x':1}}");
        MemorySource other = new MemorySource().with(WEB, "{'metadata':{'resourceVersion':'2','generation':3}}");

        assertThat(SnapshotDiff.between(one, other, "", IgnoredFields.VOLATILE))
                .isEqualTo(new Diff(java.util.List.of(), 1));
        assertThat(SnapshotDiff.between(one, other, "", IgnoredFields.NONE).changes())
                .hasSize(1);
    }

    @Test
    void noValueOfASecretIsShown() {
        MemorySource one = new MemorySource().with(DOOR, "{'data':{'key':'b2xk'}}");
        MemorySource other = new MemorySource().with(DOOR, "{'data':{'key':'bmV3'}}");

        Diff diff = SnapshotDiff.between(one, other, "", IgnoredFields.NONE);

        assertThat(DiffText.lines(diff)).contains("    /data/key: (hidden) -> (hidden)");
        assertThat(diff.toString()).doesNotContain("b2xk", "bmV3");
    }

    @Test
    void aLiveClusterIsComparedWhileItIsRead() {
        MemorySource snapshot =
                new MemorySource().with(WEB, "{'a':1}").with(NODE, "{}").with(DOOR, "{}");
        LiveDiff live = new LiveDiff(snapshot, "", IgnoredFields.NONE);
        ObjectRef web = new ObjectRef(GroupResource.parse("deployments.apps"), "shop", "web");

        live.accept(web, "{\"a\":0}".getBytes(UTF_8));
        live.restarted(web.resource());
        live.accept(web, "{\"a\":2}".getBytes(UTF_8));
        live.accept(ObjectRef.clusterScoped(GroupResource.parse("nodes"), "n"), "{}".getBytes(UTF_8));
        live.accept(ObjectRef.clusterScoped(GroupResource.parse("nodes"), "m"), "{}".getBytes(UTF_8));

        assertThat(DiffText.lines(live.result()))
                .containsExactly(
                        "+ cluster/nodes.core/m.json",
                        "~ " + WEB,
                        "    /a: 1 -> 2",
                        "- " + DOOR,
                        "1 added, 1 removed, 1 changed, 1 equal");
    }

    @Test
    void aRestoredObjectWithAnotherUidAndAddressIsAsItWas() {
        String service = "namespaces/shop/services.core/door.json";
        MemorySource snapshot = new MemorySource().with(service, """
                {'metadata':{'uid':'a','creationTimestamp':'x','ownerReferences':[{'kind':'Shop','name':'s','uid':'o'}]},
                'spec':{'clusterIP':'10.0.0.1','clusterIPs':['10.0.0.1'],'ports':[{'port':80}]}}""");
        LiveDiff live = new LiveDiff(snapshot, "", IgnoredFields.VOLATILE);
        ObjectRef door = new ObjectPath(service).ref("{}".getBytes(UTF_8));
        String now = """
                {"metadata":{"uid":"b","creationTimestamp":"y","ownerReferences":[{"kind":"Shop","name":"s","uid":"p"}]},
                "spec":{"clusterIP":"10.9.9.9","clusterIPs":["10.9.9.9"],"ports":[{"port":%d}]}}""";

        live.accept(door, now.formatted(80).getBytes(UTF_8));
        assertThat(DiffText.lines(live.result())).containsExactly("0 added, 0 removed, 0 changed, 1 equal");

        live.accept(door, now.formatted(81).getBytes(UTF_8));
        assertThat(DiffText.lines(live.result()))
                .containsExactly(
                        "~ " + service, "    /spec/ports/0/port: 80 -> 81", "0 added, 0 removed, 1 changed, 0 equal");
    }

    @Test
    void aPrefixNarrowsTheLiveClusterToo() {
        LiveDiff live = new LiveDiff(new MemorySource().with(WEB, "{}"), "namespaces/", IgnoredFields.NONE);

        live.accept(new ObjectRef(GroupResource.parse("deployments.apps"), "shop", "web"), "{}".getBytes(UTF_8));
        live.accept(ObjectRef.clusterScoped(GroupResource.parse("nodes"), "m"), "{}".getBytes(UTF_8));

        assertThat(DiffText.lines(live.result())).containsExactly("0 added, 0 removed, 0 changed, 1 equal");
    }

    @Test
    void manyObjectsAreReadInPieces() {
        MemorySource one = new MemorySource();
        MemorySource other = new MemorySource();
        IntStream.range(0, 200).forEach(i -> {
            one.with("cluster/nodes.core/" + i + ".json", "{'i':" + i + "}");
            other.with("cluster/nodes.core/" + i + ".json", "{'i':" + (i == 150 ? -1 : i) + "}");
        });

        Diff diff = SnapshotDiff.between(one, other, "", IgnoredFields.NONE);

        assertThat(diff.equal()).isEqualTo(199);
        assertThat(diff.changes()).hasSize(1);
    }
}
