package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.api.ClusterAccess;
import dev.holdfast.kubernetes.compare.ClusterComparison;
import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.kubernetes.compare.StatusPolicy;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.lab.cluster.LabCluster;
import dev.holdfast.throwaway.Webhooks;
import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class FaithfulRestoreIT {
    private static LabCluster sourceCluster;
    private static LabCluster targetCluster;
    private static ApiServer target;
    private static MemoryObjectSource snapshot;

    @BeforeAll
    static void fillTheSource() {
        sourceCluster = LabCluster.startOrSkipTest();
        try (ApiServer source =
                ClusterAccess.kubeconfig(sourceCluster.kubeconfigFile()).connect()) {
            AwkwardCluster.fill(source);
            snapshot = ClusterDump.of(source);
        }
        targetCluster = LabCluster.startOrSkipTest(
                ControlPlaneBinaries.DEFAULT_VERSION, settings -> settings.with(Webhooks.STORED_ONLY));
        target = ClusterAccess.kubeconfig(targetCluster.kubeconfigFile()).connect();
    }

    @AfterAll
    static void endBoth() {
        if (target != null) {
            target.close();
        }
        if (targetCluster != null) {
            targetCluster.close();
        }
        if (sourceCluster != null) {
            sourceCluster.close();
        }
    }

    @Test
    void everythingComesBackAsItWasAndASecondRunChangesNothing() {
        RestorePlan plan = plan();
        RestoreResult result = new Restorer(target).perform(plan, snapshot, RestoreListener.NONE);
        ComparisonReport report = compare(plan, result);

        assertThat(result.problems()).isEmpty();
        assertThat(report.details()).isEmpty();
        assertThat(report.isWhole()).isTrue();

        RestorePlan second = plan();
        assertThat(second.changes()).isEmpty();
    }

    private static RestorePlan plan() {
        return new RestorePlanner(target, VersionRelation.TARGET_IS_NOT_NEWER)
                .plan(snapshot, RestoreOptions.faithful());
    }

    private static ComparisonReport compare(RestorePlan plan, RestoreResult result) {
        return new ClusterComparison(target, StatusPolicy.KEPT, VersionRelation.TARGET_IS_NOT_NEWER)
                .run(new RestoredExpectations(plan, result, snapshot));
    }
}
