package dev.holdfast.etcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.lab.tls.CertificateIssuer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EtcdTlsTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2026-12-31T00:00:00Z");

    private CertificateIssuer authority;
    private CertificateIssuer.Issued issued;

    @BeforeEach
    void issue() throws GeneralSecurityException, IOException {
        authority = new CertificateIssuer("etcd-ca", FROM);
        issued = authority.issue("holdfast", Optional.empty(), FROM, UNTIL);
    }

    @Test
    void aCertificateTellsWhoItIsAndUntilWhenAndNeverTheKey() throws IOException {
        EtcdTls tls = EtcdTls.of(authority.authority(), issued.certificate(), issued.key());

        assertThat(tls.expiry()).isEqualTo(UNTIL);
        assertThat(tls).hasToString("client certificate CN=holdfast until 2026-12-31T00:00:00Z");
        assertThat(tls.identity()).isNotEmpty();
    }

    @Test
    void keysAsSecOneAreReadToo() throws IOException {
        PrivateKeyInfo key = (PrivateKeyInfo) new PEMParser(new StringReader(issued.key())).readObject();
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new PemObject(
                    "EC PRIVATE KEY", key.parsePrivateKey().toASN1Primitive().getEncoded()));
        }

        assertThat(EtcdTls.of(authority.authority(), issued.certificate(), text.toString())
                        .subject())
                .isEqualTo("CN=holdfast");
    }

    @Test
    void beforeAndAfterItsTimeItIsNotUsed() throws IOException {
        EtcdTls tls = EtcdTls.of(authority.authority(), issued.certificate(), issued.key());

        tls.requireValid(FROM.plusSeconds(1));
        assertThatThrownBy(() -> tls.requireValid(FROM.minusSeconds(1)))
                .isInstanceOf(EtcdException.Untrusted.class)
                .hasMessageContaining("clock");
        assertThatThrownBy(() -> tls.requireValid(UNTIL.plusSeconds(1)))
                .isInstanceOf(EtcdException.Untrusted.class)
                .hasMessageContainingAll("CN=holdfast", "expired", "kubeadm certs renew");
    }

    @Test
    void whatIsNoPemIsNamedByWhatItShouldBe() throws IOException {
        String ca = authority.authority();

        assertThatThrownBy(() -> EtcdTls.of("nonsense", issued.certificate(), issued.key()))
                .hasMessageContaining("authority");
        assertThatThrownBy(() -> EtcdTls.of(ca, issued.key(), issued.key())).hasMessageContaining("client certificate");
        assertThatThrownBy(() -> EtcdTls.of(ca, issued.certificate(), issued.certificate()))
                .isInstanceOf(EtcdException.Untrusted.class)
                .hasMessageContaining("no private key");
    }
}
