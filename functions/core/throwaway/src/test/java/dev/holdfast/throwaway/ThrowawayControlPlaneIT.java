package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrowawayControlPlaneIT {
    private static ControlPlaneSettings settings;

    @BeforeAll
    static void obtain() {
        settings = RealBinaries.settings();
    }

    @Test
    void servesItsAdministratorAndEndsWithoutATrace(@TempDir Path root) throws Exception {
        var plane = ThrowawayControlPlane.start(settings.withDataRoot(root));
        try (plane;
                var administrator = Administrator.of(plane)) {
            assertThat(administrator.get("/version")).contains("\"gitVersion\": \"v" + plane.version() + "\"");
            assertThat(administrator.post("/api/v1/namespaces", """
                    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}""")).isEqualTo(201);
            assertThat(administrator.post("/api/v1/namespaces/shop/pods", """
                    {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web"},
                     "spec": {"containers": [{"name": "web", "image": "web"}]}}""")).isEqualTo(201);
        }
        assertThat(root).isEmptyDirectory();
        assertThat(RunningProcesses.naming(root)).isEmpty();
    }

    @Test
    void answersNobodyWithoutTheAdministratorsToken() throws Exception {
        try (var plane = ThrowawayControlPlane.start(settings);
                var stranger = Administrator.strangerTo(plane)) {
            assertThat(stranger.status("/version")).isEqualTo(401);
            assertThat(stranger.status("/readyz")).isEqualTo(401);
        }
    }

    @Test
    void twoLiveSideBySideAndKnowNothingOfEachOther() throws Exception {
        try (var one = ThrowawayControlPlane.start(settings);
                var other = ThrowawayControlPlane.start(settings);
                var ofOne = Administrator.of(one);
                var ofOther = Administrator.of(other)) {
            ofOne.post("/api/v1/namespaces", """
                    {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}""");

            assertThat(ofOne.status("/api/v1/namespaces/shop")).isEqualTo(200);
            assertThat(ofOther.status("/api/v1/namespaces/shop")).isEqualTo(404);
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        var plane = ThrowawayControlPlane.start(settings);
        plane.close();
        plane.close();
    }

    @Test
    void theKubeconfigIsForItsUserAlone() throws IOException {
        try (var plane = ThrowawayControlPlane.start(settings)) {
            var file = plane.kubeconfigFile();
            assertThat(file).hasContent(plane.kubeconfig());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(plane.toString()).doesNotContain("token");
        }
    }

    @Test
    void takesAnotherPortWhereSomebodyWasQuicker(@TempDir Path root) throws IOException {
        var identity = ClusterIdentity.create(InstantSource.system().instant(), new SecureRandom());
        try (var thief = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var asked = new AtomicInteger();
            IntSupplier ports = () -> asked.getAndIncrement() == 0 ? thief.getLocalPort() : FreePort.any();

            var servers = RunningServers.start(settings.withDataRoot(root), identity, ports);
            servers.stop();

            assertThat(asked).hasValue(2);
            assertThat(servers.server().getPort()).isNotEqualTo(thief.getLocalPort());
        }
    }

    @Test
    void webhooksThatAreStoredOnlyAreNotCalled() throws Exception {
        assertThat(statusOfAWriteBehindADeadWebhook(Webhooks.STORED_ONLY)).isEqualTo(201);
    }

    @Test
    void webhooksThatAreCalledRefuseWhatTheyGuardWhenTheyAreDead() throws Exception {
        assertThat(statusOfAWriteBehindADeadWebhook(Webhooks.CALLED)).isEqualTo(500);
    }

    @Test
    void anApiServerThatRefusesItsArgumentsIsQuoted(@TempDir Path root) {
        var wrong = settings.withDataRoot(root).withApiServerArguments(List.of("--no-such-flag"));

        assertThat(ControlPlaneFailure.of(wrong))
                .contains("kube-apiserver ended while the control plane was starting")
                .contains("no-such-flag");
        assertThat(root).isEmptyDirectory();
    }

    private static int statusOfAWriteBehindADeadWebhook(Webhooks webhooks) throws Exception {
        try (var plane = ThrowawayControlPlane.start(settings.with(webhooks));
                var administrator = Administrator.of(plane)) {
            administrator.post("/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations", """
                    {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
                     "metadata": {"name": "guard"},
                     "webhooks": [{"name": "guard.example.com", "sideEffects": "None",
                       "admissionReviewVersions": ["v1"], "timeoutSeconds": 1, "failurePolicy": "Fail",
                       "clientConfig": {"url": "https://127.0.0.1:1/"},
                       "rules": [{"apiGroups": [""], "apiVersions": ["v1"], "operations": ["CREATE"],
                         "resources": ["configmaps"]}]}]}""");
            return administrator.postUntilGuarded("/api/v1/namespaces/default/configmaps", "guarded");
        }
    }
}
