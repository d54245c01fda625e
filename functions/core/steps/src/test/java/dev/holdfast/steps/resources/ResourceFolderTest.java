package dev.holdfast.steps.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFolderTest {
    private final Path folder;
    private final Stage stage;
    private final ResourceFolder resources;

    ResourceFolderTest(@TempDir Path folder) {
        this.folder = folder;
        this.stage = Stage.set(folder.resolve("stage"));
        this.resources = new ResourceFolder(stage.resources(), Clock.systemUTC());
    }

    @Test
    void findsPlansWithTheirLocationsInTheirOrder() {
        assertThat(resources.plans()).extracting(plan -> plan.ref().toString()).containsExactly("holdfast-system/shop");
        assertThat(resources.locations(resources.plan(Stage.PLAN)))
                .extracting(location -> location.name().value())
                .containsExactly("first", "second");
        assertThat(resources.location(new LocationName("second")).site().toString())
                .isEqualTo("site-of-second");
    }

    @Test
    void looksAnewEachTime() {
        assertThat(resources.plan(Stage.PLAN).copies()).hasSize(2);

        stage.writePlan("copies: [{location: first}]");

        assertThat(resources.plan(Stage.PLAN).copies()).hasSize(1);
    }

    @Test
    void whatIsNotThereIsNamedTogetherWithWhatIs() {
        refused(() -> resources.plan(PlanRef.parse("shop/none")), FailureKind.NOT_FOUND)
                .hasMessageContainingAll("no plan shop/none", "holdfast-system/shop");
        refused(() -> resources.location(new LocationName("third")), FailureKind.NOT_FOUND)
                .hasMessageContainingAll("no location third", "first, second");
        refused(() -> resources.restore(PlanRef.parse("shop/monday")), FailureKind.NOT_FOUND)
                .hasMessageContainingAll("no restore shop/monday", "nothing of that kind");
    }

    @Test
    void yamlThatIsNoneAndFieldsThatNobodyKnowsAreNamedByFileAndLine() {
        stage.write("broken.yaml", "kind: [BackupPlan\n");
        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT)
                .hasMessageContainingAll("broken.yaml:", "YAML");

        stage.write("broken.yaml", "");
        stage.writePlan("retentoin: {last: 4}");
        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT)
                .hasMessageContainingAll("plan.yaml:", "retentoin", "retention");
    }

    @Test
    void oneNameTwiceIsRefusedForNobodyKnowsWhichIsMeant() throws IOException {
        Files.copy(stage.resources().resolve("plan.yaml"), stage.resources().resolve("plan-copy.yaml"));

        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT)
                .hasMessageContainingAll("shop", "plan-copy.yaml");
    }

    @Test
    void aPlanWhoseLocationIsMissingCannotRun() throws IOException {
        Files.delete(stage.resources().resolve("location-second.yaml"));

        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT).hasMessageContaining("second");
    }

    @Test
    void aTenantsPlanMayUseOnlyLocationsThatAllowIt() {
        stage.write("tenant.yaml", """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: theirs, namespace: tenant}
                spec:
                  cluster: {name: prod, site: rack-1, provider: own}
                  scope: {namespaces: [tenant]}
                  schedule: "0 */6 * * *"
                  copies: [{location: first}]
                  retention: {last: 4}
                """);

        refused(() -> resources.plan(PlanRef.parse("tenant/theirs")), FailureKind.BAD_INPUT)
                .hasMessageContainingAll("tenant", "first");
    }

    @Test
    void aliasesThatGrowWithoutEndAreRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
        }
        stage.write("bomb.yaml", bomb.toString());

        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT).hasMessageContaining("bomb.yaml");
    }

    @Test
    void whatIsTooLargeOrNotThereIsNotRead() {
        stage.write("large.yaml", "#".repeat((1 << 20) + 1));
        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT).hasMessageContainingAll("large.yaml", "1 MiB");

        refused(
                        () -> new ResourceFolder(folder.resolve("none"), Clock.systemUTC()).plan(Stage.PLAN),
                        FailureKind.NOT_CONFIGURED)
                .hasMessageContainingAll("none", "or a folder of them");
    }

    @Test
    void textThatIsNoUtf8IsNoReasonToFallOver() throws IOException {
        Files.write(stage.resources().resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});

        refused(() -> resources.plan(Stage.PLAN), FailureKind.BAD_INPUT).hasMessageContaining("binary.yaml");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(ThrowingCallable work, FailureKind kind) {
        return assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
