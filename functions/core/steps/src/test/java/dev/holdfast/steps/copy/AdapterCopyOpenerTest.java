package dev.holdfast.steps.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import dev.holdfast.steps.resources.ResourceFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
    void aServerThatIsBusyForLongIsUnreachableForThatLong() throws Exception {
        withServer(503, "<Error><Code>SlowDown</Code></Error>", () -> {
            Failure failure = failed(ENVIRONMENT, FailureKind.UNREACHABLE, "busy");
            assertThat(failure.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).hasSeconds(600));
        });
    }

    @Test
    void aWrongBucketAndAWrongKeyAreToldApart() throws Exception {
        withServer(
                404,
                "<Error><Code>NoSuchBucket</Code></Error>",
                () -> failed(ENVIRONMENT, FailureKind.NOT_FOUND, "no such bucket", "shop"));
        withServer(
                403,
                "<Error><Code>InvalidAccessKeyId</Code></Error>",
                () -> failed(ENVIRONMENT, FailureKind.ACCESS_DENIED, "does not accept the credentials"));
        withServer(
                403,
                "<Error><Code>AccessDenied</Code></Error>",
                () -> failed(ENVIRONMENT, FailureKind.ACCESS_DENIED, "this identity may not"));
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

    private void withServer(int status, String body, Runnable work) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] answer = body.getBytes(StandardCharsets.UTF_8);
                // Longer than anybody waits within a request, so that nobody asks again.
                exchange.getResponseHeaders().add("Retry-After", "600");
                exchange.sendResponseHeaders(status, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        server.start();
        try {
            stage.placeCopy(
                    "first",
                    "s3: {bucket: shop, region: eu-central-1, pathStyle: Yes, endpoint: \"http://127.0.0.1:%d\"}%s"
                            .formatted(server.getAddress().getPort(), CREDENTIALS));
            work.run();
        } finally {
            server.stop(0);
        }
    }
}
