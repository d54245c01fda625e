package dev.holdfast.kubernetes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.lab.cluster.LabCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a kubeconfig says about the way to its server: through which proxy, and under which name. */
class KubeconfigConnectionIT {
    private static LabCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LabCluster.startOrSkipTest();
    }

    @AfterAll
    static void end() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "socks5"})
    void theProxyOfTheKubeconfigIsTheWay(String scheme) throws IOException {
        try (TunnelProxy proxy = new TunnelProxy("");
                ApiServer server = with("proxy-url: " + proxy.address(scheme, ""))) {
            assertThat(answer(server)).contains("\"gitVersion\"");
            assertThat(proxy.tunnels()).containsExactly(cluster.server().getAuthority());
        }
    }

    @Test
    void aProxyThatWantsAPasswordGetsTheOneInItsAddress() throws IOException {
        String authorization =
                "Basic " + Base64.getEncoder().encodeToString("user:pass".getBytes(StandardCharsets.UTF_8));
        try (TunnelProxy proxy = new TunnelProxy(authorization)) {
            try (ApiServer server = with("proxy-url: " + proxy.address("http", "user:pass"))) {
                assertThat(answer(server)).contains("\"gitVersion\"");
            }
            try (ApiServer server = with("proxy-url: " + proxy.address("http", "user:wrong"))) {
                assertThatThrownBy(() -> answer(server))
                        .isInstanceOf(ApiException.class)
                        .hasMessageContaining("proxy")
                        .hasMessageNotContaining("wrong");
            }
            assertThat(proxy.tunnels()).hasSize(1);
        }
    }

    @Test
    void theCertificateMustBeForTheNameThatTheKubeconfigGives() {
        try (ApiServer server = with("tls-server-name: localhost")) {
            assertThat(answer(server)).contains("\"gitVersion\"");
        }
        try (ApiServer server = with("tls-server-name: other.example")) {
            assertThatThrownBy(() -> answer(server))
                    .isInstanceOf(ApiException.Unreachable.class)
                    .hasMessageContaining("server name");
        }
    }

    private static String answer(ApiServer server) {
        return new String(server.send(ApiRequest.get("/version")), StandardCharsets.UTF_8);
    }

    private static ApiServer with(String setting) {
        String kubeconfig = cluster.kubeconfig();
        String line = kubeconfig
                .lines()
                .filter(each -> each.strip().startsWith("server: "))
                .findFirst()
                .orElseThrow();
        String indent = line.substring(0, line.indexOf("server: "));
        return ClusterAccess.kubeconfigText(kubeconfig.replace(line, line + "\n" + indent + setting))
                .connect();
    }
}
