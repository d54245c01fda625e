package dev.holdfast.kubernetes.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kubernetes.compare.ComparisonReport;
import dev.holdfast.lab.company.Company;
import org.junit.jupiter.api.Test;

class CompanyRestoreIT {
    @Test
    void theWholeCompanyComesBackInAnotherControlPlane() {
        MemoryObjectSource snapshot;
        int objects;
        try (RestoreLab source = RestoreLab.production()) {
            objects = Company.fill(source.kubeconfig());
            snapshot = ClusterDump.of(source.server);
        }
        try (RestoreLab target = RestoreLab.throwaway()) {
            RestorePlan plan = target.plan(snapshot, RestoreOptions.faithful());
            RestoreResult result = new Restorer(target.server).perform(plan, snapshot, RestoreListener.NONE);
            ComparisonReport report = target.compare(plan, result, snapshot);

            assertThat(result.problems()).isEmpty();
            assertThat(report.details()).isEmpty();
            assertThat(report.counts().equal()).isGreaterThan(objects);
            assertThat(target.plan(snapshot, RestoreOptions.faithful()).changes())
                    .isEmpty();
        }
    }
}
