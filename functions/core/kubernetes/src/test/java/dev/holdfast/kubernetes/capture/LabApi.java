package dev.holdfast.kubernetes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.lab.cluster.LabCluster;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** A real cluster and short ways to fill it. */
final class LabApi implements AutoCloseable {
    private final LabCluster cluster;
    final ApiServer server;

    private LabApi(LabCluster cluster) {
        this.cluster = cluster;
        this.server = ClusterAccess.kubeconfig(cluster.kubeconfigFile()).connect();
    }

    static LabApi startOrSkipTest() {
        return new LabApi(LabCluster.startOrSkipTest());
    }

    LabCluster cluster() {
        return cluster;
    }

    /** Creates {@code json}, in which single quotes stand for double ones. */
    void create(String collection, String json) {
        server.send(ApiRequest.create(collection, json.replace('\'', '"').getBytes(UTF_8)));
    }

    void namespace(String name, String labels) {
        create("/api/v1/namespaces", "{'metadata':{'name':'" + name + "','labels':{" + labels + "}}}");
    }

    void configMap(String namespace, String name, String labels) {
        create(
                "/api/v1/namespaces/" + namespace + "/configmaps",
                "{'metadata':{'name':'" + name + "','labels':{" + labels + "}},'data':{'k':'v'}}");
    }

    /** Creates a definition and waits until its resource is served. */
    void definition(String plural, String group, String kind, String scope, String versions) {
        create(
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                "{'metadata':{'name':'" + plural + "." + group + "'},'spec':{'group':'" + group + "','scope':'" + scope
                        + "','names':{'plural':'" + plural + "','kind':'" + kind + "'},'versions':[" + versions
                        + "]}}");
        String version = versions.replaceAll("(?s)^.*?'name':'([^']+)'.*$", "$1");
        eventually(() -> server.send(ApiRequest.get("/apis/" + group + "/" + version + "/" + plural)).length > 0);
    }

    static String version(String name, String settings, String properties) {
        return "{'name':'" + name + "','served':true," + settings
                + ",'schema':{'openAPIV3Schema':{'type':'object','properties':{'spec':{'type':'object','properties':{"
                + properties + "}}}}}}";
    }

    static void eventually(Callable<Boolean> condition) {
        Awaitility.await().ignoreExceptionsInstanceOf(ApiException.class).until(condition);
    }

    @Override
    public void close() {
        server.close();
        cluster.close();
    }
}
