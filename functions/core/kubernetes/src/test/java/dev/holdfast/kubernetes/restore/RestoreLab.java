package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiRequest;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.compare.ClusterComparison;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.throwaway.Webhooks;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.nio.charset.StandardCharsets;

/** A real control plane to restore into, and the few words that a test of a restore needs. */
final class RestoreLab implements AutoCloseable {
    private static final VersionRelation SAME_VERSION = VersionRelation.TARGET_IS_NOT_NEWER;

    private final LabCluster cluster;
    final ApiServer server;

    private RestoreLab(LabCluster cluster) {
        this.cluster = cluster;
        this.server = ClusterAccess.kubeconfig(cluster.kubeconfigFile()).connect();
    }

    /** As in production: webhooks are called. */
    static RestoreLab production() {
        return new RestoreLab(LabCluster.startOrSkipTest());
    }

    /** As in a restore test: webhooks are stored only. */
    static RestoreLab throwaway() {
        return new RestoreLab(LabCluster.startOrSkipTest(
                ControlPlaneBinaries.DEFAULT_VERSION, settings -> settings.with(Webhooks.STORED_ONLY)));
    }

    String kubeconfig() {
        return cluster.kubeconfig();
    }

    RestorePlan plan(ObjectSource source, RestoreOptions options) {
        return new RestorePlanner(server, SAME_VERSION).plan(source, options);
    }

    RestoreResult restore(ObjectSource source, RestoreOptions options) {
        return new Restorer(server).perform(plan(source, options), source, RestoreListener.NONE);
    }

    ComparisonReport compare(RestorePlan plan, RestoreResult result, ObjectSource source) {
        return new ClusterComparison(server, plan.options().status(), SAME_VERSION)
                .run(new RestoredExpectations(plan, result, source));
    }

    ObjectNode get(String path) {
        return Trees.read(server.send(ApiRequest.get(path)));
    }

    ObjectNode create(String collection, String json) {
        return Trees.read(server.send(ApiRequest.create(collection, json.getBytes(StandardCharsets.UTF_8))));
    }

    static ObjectNode json(String json) {
        try {
            return (ObjectNode) Trees.value(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        cluster.close();
    }
}
