package dev.holdfast.etcd.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.lab.tls.CertificateIssuer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
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

    /** As kubeadm writes them. */
    @Test
    void rsaKeysAsPkcsOneAreReadTooAndFitTheirCertificate() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=kube-etcd-healthcheck-client");
        var certificate = new JcaX509v3CertificateBuilder(
                        name, BigInteger.ONE, Date.from(FROM), Date.from(UNTIL), name, pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        byte[] pkcsOne = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded())
                .parsePrivateKey()
                .toASN1Primitive()
                .getEncoded();
        String key = pem(new PemObject("RSA PRIVATE KEY", pkcsOne));

        EtcdTls tls = EtcdTls.of(authority.authority(), pem(certificate), key);

        assertThat(tls.subject()).isEqualTo("CN=kube-etcd-healthcheck-client");
        assertThat(((X509KeyManager) tls.identity()[0]).getPrivateKey("client")).isEqualTo(pair.getPrivate());
        assertThatThrownBy(() -> EtcdTls.of(authority.authority(), issued.certificate(), key))
                .isInstanceOf(EtcdException.Untrusted.class);
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
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
