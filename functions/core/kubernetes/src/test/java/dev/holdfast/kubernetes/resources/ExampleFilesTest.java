package dev.holdfast.kubernetes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.Provider;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.Finding;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.plan.PlanCheck;
import dev.holdfast.domain.restore.Restore;
import dev.holdfast.domain.restore.RestoreTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExampleFilesTest {
    private static final Path EXAMPLES = Path.of("../../../knative/crds/examples");

    private static ResourceSet read(String name) throws IOException, InvalidResourceException {
        return ResourceReader.read(name, Files.readString(EXAMPLES.resolve(name)), "default");
    }

    @Test
    void thePlanWithThreeCopiesIsReadInFull() throws Exception {
        ResourceSet file = read("plan-with-three-copies.yaml");

        BackupPlan plan = file.plans().getFirst();
        assertThat(plan.ref()).hasToString("holdfast-system/nightly");
        assertThat(plan.scope().namespaces()).isEqualTo(Glob.all("shop", "shop-*", "billing"));
        assertThat(plan.schedule()).get().hasToString("0 */6 * * * Europe/Berlin");
        assertThat(DurationText.format(plan.runDeadline())).isEqualTo("6h");
        assertThat(plan.copies())
                .extracting(Object::toString)
                .containsExactly("office-nas", "frankfurt-bucket", "dublin-container");
        assertThat(plan.retention().monthly()).isEqualTo(12);
        assertThat(plan.retention().hourly()).isZero();
        assertThat(plan.proof().budget()).get().hasToString("200Gi");
        assertThat(plan.proof().accept().getFirst().covers("certificates.cert-manager.io", "shop", "web"))
                .isTrue();
        assertThat(plan.password()).contains(new PasswordSource.FromSecret("nightly-password", "password"));
        assertThat(file.locations())
                .extracting(location -> location.provider())
                .containsExactly(Provider.LOCAL, Provider.S3, Provider.AZURE);
        assertThat(PlanCheck.check(plan, file.locations(), Instant.parse("2026-11-21T06:00:00Z")))
                .noneMatch(Finding::isError);
    }

    @Test
    void aTenantsPlanMeansItsOwnNamespaceAlone() throws Exception {
        BackupPlan plan = read("plan-of-a-tenant.yaml").plans().getFirst();

        assertThat(plan.scope().namespaces()).isEqualTo(Glob.all("shop"));
        assertThat(plan.scope().clusterResources()).isEqualTo(ClusterResources.NONE);
        assertThat(PlanCheck.check(
                        plan, read("plan-with-three-copies.yaml").locations(), Instant.parse("2026-11-21T06:00:00Z")))
                .noneMatch(Finding::isError);
    }

    @Test
    void theRestoreKeepsItsPatchesAsJson() throws Exception {
        Restore restore = read("restore-into-another-cluster.yaml").restores().getFirst();

        assertThat(restore.plan()).hasToString("holdfast-system/nightly");
        assertThat(restore.mapping().namespace("shop")).isEqualTo("shop-restored");
        assertThat(restore.mapping().patches().getFirst().patch())
                .extracting(operation -> operation.value().orElse(""))
                .containsExactly("1", "\"yes\"");
        assertThat(restore.target()).isEqualTo(new RestoreTarget.KubeconfigSecret("other-cluster", "kubeconfig"));
        assertThat(restore.dryRun()).isEqualTo(YesNo.YES);
    }
}
