package dev.holdfast.etcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EtcdEndpointTest {
    @Test
    void isReadAndShownAsEtcdWritesIt() {
        assertThat(EtcdEndpoint.of("https://10.0.0.1:2379")).isEqualTo(new EtcdEndpoint(true, "10.0.0.1", 2379));
        assertThat(EtcdEndpoint.of("http://etcd-0.etcd/")).isEqualTo(new EtcdEndpoint(false, "etcd-0.etcd", 2379));
        assertThat(EtcdEndpoint.of("https://[fd00::1]:2379")).hasToString("https://[fd00::1]:2379");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1:2379",
                "",
                "unix:///run/etcd.sock",
                "https://",
                "https://a:99999",
                "https://a/b",
                "https://u:p@a"
            })
    void anythingElseIsRefusedWithAnExample(String url) {
        assertThatThrownBy(() -> EtcdEndpoint.of(url)).isInstanceOf(IllegalArgumentException.class);
    }
}
