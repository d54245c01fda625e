package dev.holdfast.etcd.restore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.lab.tls.CertificateIssuer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EscrowContentsTest {
    private static final Instant PAST = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "K10" + "0f".repeat(32) + "::server:7c9d2e\n";

    private CertificateIssuer authority;
    private CertificateIssuer.Issued server;

    @BeforeEach
    void issue() throws GeneralSecurityException, IOException {
        authority = new CertificateIssuer("kubernetes", PAST);
        server = authority.issue("server", Optional.of("127.0.0.1"), PAST, PAST.plus(Duration.ofDays(1)));
    }

    private static EscrowContents of(String... files) {
        return EscrowContents.of(Arrays.stream(files)
                .map(file -> file.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private static KeyPair rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Test
    void anAuthorityIsOneOnlyTogetherWithItsKey() throws IOException {
        assertThat(of(authority.authority())).isEqualTo(new EscrowContents(false, false, false));
        assertThat(of(authority.authority(), authority.key())).isEqualTo(new EscrowContents(true, false, false));
        assertThat(of(authority.key() + authority.authority()).authority()).isTrue();
    }

    @Test
    void theKeyOfACertificateIsNoKeyOfServiceAccounts() throws Exception {
        assertThat(of(authority.authority(), server.certificate(), server.key()))
                .isEqualTo(new EscrowContents(false, false, false));
        byte[] key = rsa().getPrivate().getEncoded();
        assertThat(of(pem("PRIVATE KEY", key))).isEqualTo(new EscrowContents(false, true, false));
        String pkcs1 = pem(
                "RSA PRIVATE KEY",
                PrivateKeyInfo.getInstance(key)
                        .parsePrivateKey()
                        .toASN1Primitive()
                        .getEncoded());
        assertThat(of(authority.authority(), authority.key(), pkcs1)).isEqualTo(new EscrowContents(true, true, false));
    }

    @Test
    void theTokenOfK3sAndTheSecretsOfTalosStandForAll() {
        assertThat(of(TOKEN).whole()).isTrue();
        assertThat(EscrowContents.isToken(TOKEN.getBytes(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(of("cluster:\n  id: x\ntrustdinfo:\n  token: y\n").whole()).isTrue();
        assertThat(of("see K10" + "0f".repeat(32) + "::server:7c9d2e").whole()).isFalse();
    }

    @Test
    void whateverElseLiesThereIsNoneOfThem() {
        assertThat(of(
                        "",
                        "a secret key",
                        "\0\1\2",
                        "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----"))
                .isEqualTo(new EscrowContents(false, false, false));
    }
}
