package dev.holdfast.steps.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.stage.AnsweringServer;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.resources.ResourceFolder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the adapters say is tested with them; here is what becomes of it. Bad certificates are tried in {@code store-s3}. */
class AdapterCopyOpenerTest {
    private static final String CREDENTIALS = "\n  credentials: {accessKeyIdEnv: KEY_ID, secretAccessKeyEnv: KEY}";
    private static final Map<String, String> ENVIRONMENT = Map.of("KEY_ID", "shop", "KEY", "hunter2");

    private final Stage stage;

    AdapterCopyOpenerTest(@TempDir Path folder) {
        stage = Stage.set(folder.resolve("stage"));
    }

    @Test
    void aFolderThatIsNotMountedIsSaidToBe() {
        stage.placeCopy("first", "local: {path: /nonexistent/disk}");

        failed(ENVIRONMENT, FailureKind.NOT_FOUND, "/nonexistent/disk", "mount the disk");
    }

    @Test
    void aServerThatIsBusyForLongIsUnreachableForThatLong() {
        withServer(503, "SlowDown", () -> {
            Failure failure = failed(ENVIRONMENT, FailureKind.UNREACHABLE, "busy");
            assertThat(failure.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(600));
        });
    }

    @Test
    void aWrongBucketAndAWrongKeyAreToldApart() {
        withServer(404, "NoSuchBucket", () -> failed(ENVIRONMENT, FailureKind.NOT_FOUND, "no such bucket", "shop"));
        withServer(
                403,
                "InvalidAccessKeyId",
                () -> failed(ENVIRONMENT, FailureKind.ACCESS_DENIED, "does not accept the credentials"));
        withServer(403, "AccessDenied", () -> failed(ENVIRONMENT, FailureKind.ACCESS_DENIED, "this identity may not"));
    }

    @Test
    void credentialsThatAreNotThereOrOfAnotherProviderAreNamedByTheirPlace() {
        stage.placeCopy("first", "s3: {bucket: shop, region: eu-central-1}" + CREDENTIALS);
        failed(Map.of("KEY_ID", "shop"), FailureKind.NOT_CONFIGURED, "the variable KEY,", "not set");

        stage.placeCopy("first", "azure: {account: shop1, container: shop}" + CREDENTIALS);
        failed(ENVIRONMENT, FailureKind.NOT_CONFIGURED, "do not fit Azure");

        stage.placeCopy("first", "s3: {bucket: shop, region: eu-central-1}\n  credentials: {connectionStringEnv: KEY}");
        failed(ENVIRONMENT, FailureKind.NOT_CONFIGURED, "is for Azure");
    }

    private Failure failed(Map<String, String> environment, FailureKind kind, String... says) {
        BackupLocation location =
                new ResourceFolder(stage.resources(), Clock.systemUTC()).location(new LocationName("first"));
        Failure[] failure = new Failure[1];
        assertThatThrownBy(() -> {
                    try (Copy copy = new AdapterCopyOpener(environment).open(location, Stage.PLAN)) {
                        ConfigFile.read(copy);
                    }
                })
                .satisfies(thrown -> {
                    failure[0] = Failures.translate(thrown).orElseThrow();
                    assertThat(failure[0].kind()).as(failure[0].toString()).isEqualTo(kind);
                    assertThat(failure[0]).hasMessageContainingAll(says).hasMessageNotContaining("hunter2");
                });
        return failure[0];
    }

    private void withServer(int status, String code, Runnable work) {
        try (AnsweringServer server = AnsweringServer.with(status, code)) {
            stage.placeCopy("first", server.location("KEY_ID", "KEY"));
            work.run();
        }
    }
}
