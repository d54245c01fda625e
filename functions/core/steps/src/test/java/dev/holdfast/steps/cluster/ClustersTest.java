package dev.holdfast.steps.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.restore.RestoreTarget;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClustersTest {
    private static final RestoreTarget ELSEWHERE = new RestoreTarget.KubeconfigSecret("vault", "config");

    @TempDir
    private Path folder;

    @Test
    void theOwnClusterIsTheOneThatKubeconfigNames() throws IOException {
        Path file = Files.writeString(folder.resolve("kubeconfig"), kubeconfig("https://127.0.0.1:6443"));

        try (ApiServer own = new Clusters(Map.of("KUBECONFIG", file.toString())).own()) {
            assertThat(own.address()).hasToString("https://127.0.0.1:6443");
        }
    }

    @Test
    void aRestoreGoesWhereItsMountedSecretLeads() throws IOException {
        Path mounted = Files.createDirectories(folder.resolve("vault")).resolve("config");
        Files.writeString(mounted, kubeconfig("https://127.0.0.1:7443"));

        try (ApiServer target = new Clusters(Map.of("HOLDFAST_SECRETS", folder.toString())).target(ELSEWHERE, "shop")) {
            assertThat(target.address()).hasToString("https://127.0.0.1:7443");
        }
    }

    @Test
    void whatIsNotMountedOrNoKubeconfigIsNamed() throws IOException {
        notConfigured(() -> new Clusters(Map.of()).target(ELSEWHERE, "shop"))
                .hasMessageContainingAll("vault", "HOLDFAST_SECRETS");
        notConfigured(() -> new Clusters(Map.of("HOLDFAST_SECRETS", folder.toString())).target(ELSEWHERE, "shop"))
                .hasMessageContaining(folder.resolve("vault/config").toString());

        Path junk = Files.writeString(folder.resolve("junk"), "token: hunter2\n[");
        notConfigured(() -> new Clusters(Map.of("KUBECONFIG", junk.toString())).own())
                .hasMessageContaining("junk")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void outsideOfAPodAndWithoutAKubeconfigItSaysWhatToSet() {
        notConfigured(() -> new Clusters(Map.of()).own()).hasMessageContaining("name a kubeconfig");
        notConfigured(() -> new Clusters(Map.of("KUBECONFIG", " ")).own()).hasMessageContaining("name a kubeconfig");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> notConfigured(ThrowingCallable work) {
        return assertThatThrownBy(work)
                .satisfies(thrown -> assertThat(Failures.translate(thrown))
                        .get()
                        .extracting(Failure::kind)
                        .isEqualTo(FailureKind.NOT_CONFIGURED));
    }

    private static String kubeconfig(String server) {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: c, cluster: {server: "%s"}}]
                users: [{name: u, user: {token: t}}]
                contexts: [{name: x, context: {cluster: c, user: u}}]
                current-context: x
                """.formatted(server);
    }
}
