package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.steps.resources.ResourceFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the stack gives to a cluster is what Holdfast reads. */
class ResourcesIT {
    @Test
    void theStacksPlanAndLocationsAreReadAsTheyWereMeant(@TempDir Path folder) throws Exception {
        Workshop workshop = Workshop.get();
        ModuleRun stack = workshop.run("stack", "a_plan_that_names_other_places_than_there_are");
        Path file = Files.writeString(
                folder.resolve("holdfast.yaml"), stack.output("holdfast_yaml").asText());

        var resources = new ResourceFolder(file, InstantSource.system());
        BackupPlan plan = resources.plan(PlanRef.parse("holdfast-system/nightly"));
        List<BackupLocation> locations = resources.locations(plan);

        assertThat(plan.password()).contains(new PasswordSource.FromSecret("holdfast-password", "password"));
        assertThat(plan.trust().receiptKeys()).hasSize(1);
        assertThat(locations)
                .extracting(BackupLocation::toString)
                .containsExactly(
                        "example-backups (s3, s3://example-backups in eu-central-1)",
                        "examplebackups (azure, azure://examplebackups/holdfast)");
        assertThat(locations).allSatisfy(location -> {
            assertThat(location.lockFor()).isEqualTo(Duration.ofDays(30));
            assertThat(location.account()).isPresent();
        });
        assertThat(locations).extracting(BackupLocation::credentialsInCluster).containsExactly(YesNo.YES, YesNo.NO);
        assertThat(locations).extracting(BackupLocation::medium).doesNotHaveDuplicates();
        assertThat(locations).extracting(BackupLocation::site).doesNotHaveDuplicates();
    }
}
