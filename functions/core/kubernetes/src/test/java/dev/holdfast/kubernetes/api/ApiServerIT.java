package dev.holdfast.kubernetes.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectMetadata;
import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiServerIT {
    private static final String CONFIG_MAPS = "/api/v1/namespaces/default/configmaps";

    private static LabCluster cluster;
    private static ApiServer server;

    @BeforeAll
    static void startCluster() {
        cluster = LabCluster.startOrSkipTest();
        server = ClusterAccess.kubeconfig(cluster.kubeconfigFile()).connect();
    }

    @AfterAll
    static void endCluster() {
        if (server != null) {
            server.close();
        }
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void anObjectIsCreatedPatchedReadReplacedAndDeleted() {
        byte[] created = server.send(ApiRequest.create(CONFIG_MAPS, configMap("walk", "\"a\":\"1\"")));
        ObjectMetadata metadata = ObjectMetadata.read(created);
        String path = CONFIG_MAPS + "/walk";
        server.send(ApiRequest.patch(path, ApiRequest.PatchType.MERGE, "{\"data\":{\"b\":\"é\"}}".getBytes(UTF_8)));

        assertThat(metadata.uid()).isNotEmpty();
        assertThat(new String(server.send(ApiRequest.get(path)), UTF_8)).contains("\"b\":\"é\"");
        server.send(ApiRequest.replace(path, configMap("walk", "\"c\":\"3\"")).dryRun());
        assertThat(new String(server.send(ApiRequest.get(path)), UTF_8)).doesNotContain("\"c\"");
        server.send(ApiRequest.delete(path));
        assertThatThrownBy(() -> server.send(ApiRequest.get(path))).isInstanceOf(ApiException.NotFound.class);
    }

    @Test
    void refusalsHaveTheirTypes() {
        server.send(ApiRequest.create(CONFIG_MAPS, configMap("twice", "")));

        assertThatThrownBy(() -> server.send(ApiRequest.create(CONFIG_MAPS, configMap("twice", ""))))
                .isInstanceOf(ApiException.AlreadyExists.class)
                .hasMessageContaining("POST " + CONFIG_MAPS)
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> server.send(ApiRequest.create(CONFIG_MAPS, configMap("Not_A_Name", ""))))
                .isInstanceOfSatisfying(
                        ApiException.Invalid.class,
                        invalid -> assertThat(invalid.status().causes())
                                .extracting(ServerStatus.Cause::field)
                                .containsExactly("metadata.name"));
        assertThatThrownBy(() -> server.send(ApiRequest.create(CONFIG_MAPS, "{".getBytes(UTF_8))))
                .isInstanceOf(ApiException.Refused.class);
        assertThatThrownBy(() -> server.send(ApiRequest.get(CONFIG_MAPS).query("continue", "junk")))
                .isInstanceOf(ApiException.Refused.class);
        assertThatThrownBy(() -> server.send(ApiRequest.replace(
                        CONFIG_MAPS + "/twice",
                        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"twice\",\"resourceVersion\":\"1\"}}"
                                .getBytes(UTF_8))))
                .isInstanceOf(ApiException.Conflict.class);
    }

    @Test
    void whoeverItDoesNotKnowIsToldToRenewHisCredentials() {
        try (ApiServer stranger =
                ClusterAccess.kubeconfigText(strangersKubeconfig()).connect()) {
            assertThatThrownBy(() -> stranger.send(ApiRequest.get(CONFIG_MAPS)))
                    .isInstanceOf(ApiException.Unauthorized.class)
                    .hasMessageContaining("renew")
                    .hasMessageNotContaining("not-a-token");
        }
    }

    @Test
    void aServerThatIsNotTrustedOrNotThereIsUnreachable() {
        String untrusted = """
                {"clusters":[{"name":"c","cluster":{"server":"%s"}}],"contexts":[{"name":"x","context":{"cluster":"c"}}],"current-context":"x"}""".formatted(cluster.server());
        String nobody = untrusted.replace(cluster.server().toString(), "http://127.0.0.1:1");

        assertThatThrownBy(
                        () -> ClusterAccess.kubeconfigText(untrusted).connect().send(ApiRequest.get("/api")))
                .isInstanceOf(ApiException.Unreachable.class)
                .hasMessageContaining("certificate authority");
        assertThatThrownBy(() ->
                        ClusterAccess.kubeconfigText(nobody).connect().send(ApiRequest.create("/api", new byte[0])))
                .isInstanceOf(ApiException.Unreachable.class)
                .hasMessageContaining("nothing answers");
    }

    @Test
    void aKubeconfigThatSaysTooLittleIsRefused() {
        assertThatThrownBy(() -> ClusterAccess.kubeconfig(Path.of("/nowhere/config")))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("/nowhere/config");
        assertThatThrownBy(() -> ClusterAccess.kubeconfigText("{}")).isInstanceOf(KubeconfigException.class);
        assertThatThrownBy(() -> ClusterAccess.kubeconfigText(": : :")).isInstanceOf(KubeconfigException.class);
        assertThatThrownBy(() -> ClusterAccess.kubeconfig(cluster.kubeconfigFile(), "other"))
                .isInstanceOf(KubeconfigException.class)
                .hasMessageContaining("other");
    }

    @Test
    void discoveryFindsTheSameWithAndWithoutAggregation() {
        ServedApi served = new Discovery(server).read();
        ServedApi before126 = new Discovery(new WithoutAggregatedDiscovery(server)).read();

        assertThat(before126.resources()).containsExactlyInAnyOrderElementsOf(served.resources());
        assertThat(before126.preferred()).containsExactlyInAnyOrderElementsOf(served.preferred());
        assertThat(served.find("apps/v1", "Deployment").orElseThrow().isNamespaced())
                .isTrue();
        assertThat(served.versions(GroupResource.parse("nodes")).getFirst().isListable())
                .isTrue();
        assertThat(served.find("authentication.k8s.io/v1", "TokenReview")
                        .orElseThrow()
                        .isListable())
                .isFalse();
        assertThat(served.failed()).isEmpty();
        assertThat(new Discovery(server).version()).startsWith("v1.");
    }

    @Test
    void aTokenFileIsReadAgainForEachRequest(@TempDir Path folder) throws IOException {
        Path kubeconfig = folder.resolve("config");
        Files.writeString(kubeconfig, strangersKubeconfig().replace("token: not-a-token", "tokenFile: token"));
        Files.writeString(folder.resolve("token"), "stale");

        try (ApiServer renewed = ClusterAccess.kubeconfig(kubeconfig).connect()) {
            assertThatThrownBy(() -> renewed.send(ApiRequest.get("/version")))
                    .isInstanceOf(ApiException.Unauthorized.class);
            Files.writeString(folder.resolve("token"), token("file-reader") + "\n");
            // It has no rights, but it is known: the new token was read.
            assertThatThrownBy(() -> renewed.send(ApiRequest.get(CONFIG_MAPS)))
                    .isInstanceOf(ApiException.Forbidden.class)
                    .hasMessageContaining("file-reader");
        }
    }

    @Test
    void aCredentialPluginIsAskedAgainWhenItsTokenHasExpired(@TempDir Path folder) throws IOException {
        Path kubeconfig = folder.resolve("config");
        Files.writeString(kubeconfig, strangersKubeconfig().replace("token: not-a-token", """
                exec:
                      apiVersion: client.authentication.k8s.io/v1
                      command: cat
                      args: ["%s"]
                      interactiveMode: Never""".formatted(
                        folder.resolve("credential"))));
        credential(folder, "stale");

        try (ApiServer plugged = ClusterAccess.kubeconfig(kubeconfig).connect()) {
            credential(folder, token("plugin-reader"));
            // It has no rights, but it is known: the change was sent once more with the new token, body and all.
            assertThatThrownBy(() -> plugged.send(
                            ApiRequest.patch(CONFIG_MAPS + "/none", ApiRequest.PatchType.MERGE, "{}".getBytes(UTF_8))))
                    .isInstanceOf(ApiException.Forbidden.class)
                    .hasMessageContaining("plugin-reader");
        }
    }

    private static void credential(Path folder, String token) throws IOException {
        Files.writeString(folder.resolve("credential"), """
                {"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"%s"}}""".formatted(token));
    }

    private static String token(String account) {
        String accounts = "/api/v1/namespaces/default/serviceaccounts";
        server.send(ApiRequest.create(accounts, ("{\"metadata\":{\"name\":\"" + account + "\"}}").getBytes(UTF_8)));
        byte[] issued = server.send(ApiRequest.create(
                accounts + "/" + account + "/token", "{\"spec\":{\"expirationSeconds\":3600}}".getBytes(UTF_8)));
        return new String(issued, UTF_8).replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
    }

    private static String strangersKubeconfig() {
        return cluster.kubeconfig().replaceAll("token:.*", "token: not-a-token");
    }

    private static byte[] configMap(String name, String data) {
        return ("{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"},\"data\":{"
                        + data + "}}")
                .getBytes(UTF_8);
    }
}
