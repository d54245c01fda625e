package dev.holdfast.lab.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeIdentityTest {
    @Test
    void whatItSignsIsTheSubjectsAndVerifiesAgainstTheAuthority() throws Exception {
        NodeIdentity identity = new NodeIdentity(Instant.now(), new SecureRandom());

        NodeIdentity.Signed signed =
                identity.sign("CN=admin,O=system:masters", List.of("198.51.100.2", "kubernetes.default"));

        X509Certificate certificate = parsed(signed.certificate());
        X509Certificate authority = parsed(identity.authority());
        assertThatCode(() -> certificate.verify(authority.getPublicKey())).doesNotThrowAnyException();
        assertThat(certificate.getSubjectX500Principal().getName()).contains("CN=admin", "O=system:masters");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> (Object) name.get(1))
                .containsExactly("198.51.100.2", "kubernetes.default");
        assertThat(authority.getBasicConstraints()).isNotNegative();
        assertThat(certificate.getBasicConstraints()).isNegative();
        assertThat(signed.toString()).doesNotContain("PRIVATE");
    }

    @Test
    void privateKeysAreInTheFormThatGoReads() throws Exception {
        NodeIdentity identity = new NodeIdentity(Instant.now(), new SecureRandom());

        assertThat(identity.tokenKeys().getFirst()).startsWith("-----BEGIN PRIVATE KEY-----");
        assertThat(identity.tokenKeys().getLast()).startsWith("-----BEGIN PUBLIC KEY-----");
    }

    private static X509Certificate parsed(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }
}
