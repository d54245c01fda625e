package dev.holdfast.evidence.dsse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    /** Made by {@code openssl genpkey -algorithm ed25519}; the public half by {@code openssl pkey -pubout}. */
    private static final String PEM = """
            -----BEGIN PRIVATE KEY-----
            MC4CAQAwBQYDK2VwBCIEIPzmC6mOPomFV5HM1UP0R9kiFZVzGhqgXHVJNQiZWmOY
            -----END PRIVATE KEY-----
            """;

    private static final String PUBLIC_X509 = "MCowBQYDK2VwAyEAwT9c164mHwyVPlbMKCvEIpKVU3FfXoznMwT7ikrPF9k=";

    @Test
    void findsThePublicHalfThatOpensslFinds() {
        assertThat(SigningKey.fromPem(PEM).publicKey()).isEqualTo(PublicSigningKey.parse(PUBLIC_X509));
    }

    /** RFC 8032, section 7.1, test 2. */
    @Test
    void signsAsTheRfcSays() {
        HexFormat hex = HexFormat.of();
        byte[] pkcs8 = hex.parseHex("302e020100300506032b657004220420"
                + "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
        SigningKey key = SigningKey.fromPem(Base64.getEncoder().encodeToString(pkcs8));

        assertThat(hex.formatHex(key.sign(new byte[] {0x72})))
                .isEqualTo("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        assertThat(hex.formatHex(Base64.getDecoder().decode(key.publicKey().text())))
                .isEqualTo("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    }

    @Test
    void survivesItsOwnPem() {
        SigningKey key = SigningKey.generate(new SecureRandom());

        assertThat(SigningKey.fromPem(key.toPem()).publicKey()).isEqualTo(key.publicKey());
    }

    @Test
    void thePublicKeyIsReadInEveryFormThatPeoplePaste() {
        PublicSigningKey key = PublicSigningKey.parse(PUBLIC_X509);

        assertThat(PublicSigningKey.parse(key.text())).isEqualTo(key);
        assertThat(PublicSigningKey.parse(
                        "-----BEGIN PUBLIC KEY-----\r\n" + PUBLIC_X509 + "\r\n-----END PUBLIC KEY-----\r\n"))
                .isEqualTo(key);
        assertThat(key.keyId()).hasSize(64);
    }

    @Test
    void whatIsNoPublicKeyIsRefused() {
        for (String text :
                new String[] {"", "hello", "AAAA", "MCowBQYDK2VuAyEAwT9c164mHwyVPlbMKCvEIpKVU3FfXoznMwT7ikrPF9k="}) {
            assertThatThrownBy(() -> PublicSigningKey.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("Ed25519 public key");
        }
    }

    @Test
    void noMessageRepeatsAMalformedPrivateKey() {
        String secret = "c2VjcmV0LXNlY3JldC1zZWNyZXQ=";

        assertThatThrownBy(() -> SigningKey.fromPem(secret)).satisfies(thrown -> {
            assertThat(thrown).hasMessageContaining("openssl genpkey").hasNoCause();
            assertThat(thrown.getMessage()).doesNotContain(secret);
        });
        assertThatThrownBy(() -> SigningKey.fromPem(PEM.replace("PRIVATE", "ENCRYPTED PRIVATE")))
                .hasMessageContaining("Not an Ed25519 private key");
    }

    @Test
    void neverShowsItself() {
        SigningKey key = SigningKey.fromPem(PEM);

        assertThat(key.toString()).contains(key.publicKey().keyId()).doesNotContain("MC4CAQ");
        assertThat(new SigningKeySource.Text(PEM).toString()).doesNotContain("MC4CAQ");
    }

    @Test
    void isLoadedFromAFileAndFromTheEnvironment(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("key.pem"), PEM);

        assertThat(new SigningKeySource.PemFile(file).load(Map.of()).publicKey().keyId())
                .isEqualTo(new SigningKeySource.Variable("KEY")
                        .load(Map.of("KEY", PEM))
                        .publicKey()
                        .keyId());
    }

    @Test
    void saysWhereItLookedInVain(@TempDir Path folder) throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertThatThrownBy(() -> new SigningKeySource.PemFile(folder.resolve("none")).load(Map.of()))
                .hasMessageContaining(folder.resolve("none").toString());
        assertThatThrownBy(() -> new SigningKeySource.PemFile(empty).load(Map.of()))
                .hasMessageContaining(empty.toString());
        assertThatThrownBy(() -> new SigningKeySource.Variable("KEY").load(Map.of()))
                .hasMessageContaining("KEY");
    }
}
