package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.etcd.client.EtcdTls;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.lab.tls.CertificateIssuer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member that asks for certificates, and every way in which they can be the wrong ones. */
class EtcdTlsIT {
    private final Instant now = InstantSource.system().instant();
    private final Instant past = now.minus(Duration.ofDays(10));
    private final Instant future = now.plus(Duration.ofDays(10));

    @TempDir
    Path folder;

    private CertificateIssuer authority;

    @BeforeEach
    void authority() throws GeneralSecurityException, IOException {
        authority = new CertificateIssuer("etcd-ca", past);
    }

    private CertificateIssuer fresh(String name) throws GeneralSecurityException, IOException {
        return new CertificateIssuer(name, past);
    }

    private LabEtcd server(CertificateIssuer.Issued issued) throws Exception {
        Path ca = Files.writeString(folder.resolve("ca.pem"), authority.authority());
        Path certificate = Files.writeString(folder.resolve("server.pem"), issued.certificate());
        Path key = Files.writeString(folder.resolve("server.key"), issued.key());
        return LabEtcd.startSecured(
                folder,
                List.of(
                        "--cert-file=" + certificate,
                        "--key-file=" + key,
                        "--client-cert-auth",
                        "--trusted-ca-file=" + ca));
    }

    private CertificateIssuer.Issued good() throws Exception {
        return authority.issue("server", Optional.of("127.0.0.1"), past, future);
    }

    private EtcdTls client(CertificateIssuer trusted, CertificateIssuer issuer, Instant until) throws Exception {
        CertificateIssuer.Issued issued = issuer.issue("holdfast", Optional.empty(), past, until);
        return EtcdTls.of(trusted.authority(), issued.certificate(), issued.key());
    }

    private static EtcdCluster cluster(LabEtcd etcd, EtcdTls tls, InstantSource clock) {
        return EtcdCluster.of(List.of(EtcdEndpoint.of(etcd.endpoint(0))), Optional.of(tls), clock);
    }

    private static void assertUntrusted(LabEtcd etcd, EtcdTls tls, String... words) {
        try (EtcdCluster cluster = cluster(etcd, tls, InstantSource.system())) {
            assertThatThrownBy(cluster::sources)
                    .isInstanceOf(EtcdException.Untrusted.class)
                    .hasMessageContainingAll(words);
        }
    }

    @Test
    void theRightCertificatesOpenTheDoor() throws Exception {
        try (LabEtcd etcd = server(good());
                EtcdCluster cluster = cluster(etcd, client(authority, authority, future), InstantSource.system())) {
            assertThat(cluster.sources()).hasSize(1);
            assertThat(cluster.certificateEnds()).contains(future.truncatedTo(ChronoUnit.SECONDS));
            assertThat(cluster.sources().getFirst().remarks())
                    .as("it has ten days left")
                    .singleElement()
                    .asString()
                    .contains("CN=holdfast", "ends on", "renew");
        }
    }

    @Test
    void aClientCertificateThatLastsLongIsNoRemark() throws Exception {
        try (LabEtcd etcd = server(good());
                EtcdCluster cluster = cluster(
                        etcd, client(authority, authority, now.plus(Duration.ofDays(300))), InstantSource.system())) {
            assertThat(cluster.sources().getFirst().remarks()).isEmpty();
        }
    }

    @Test
    void aServersCertificateThatHasExpiredIsNamed() throws Exception {
        Instant yesterday = now.minus(Duration.ofDays(1));
        try (LabEtcd etcd = server(authority.issue("server", Optional.of("127.0.0.1"), past, yesterday))) {
            assertUntrusted(etcd, client(authority, authority, future), "expired");
        }
    }

    @Test
    void aServerOfAnotherAuthorityIsNamed() throws Exception {
        try (LabEtcd etcd = server(good())) {
            assertUntrusted(etcd, client(fresh("other-ca"), authority, future), "not signed by the authority");
        }
    }

    @Test
    void aServerOfAnotherNameIsNamed() throws Exception {
        try (LabEtcd etcd = server(authority.issue("server", Optional.of("etcd.example.org"), past, future))) {
            assertUntrusted(etcd, client(authority, authority, future), "for another name");
        }
    }

    @Test
    void aClientCertificateOfAnotherAuthorityIsNotAccepted() throws Exception {
        try (LabEtcd etcd = server(good())) {
            assertUntrusted(
                    etcd, client(authority, fresh("other-ca"), future), "does not accept our client certificate");
        }
    }

    @Test
    void aClientCertificateThatHasExpiredIsNotEvenShown() throws Exception {
        EtcdTls tls = client(authority, authority, future);
        EtcdEndpoint endpoint = EtcdEndpoint.of("https://127.0.0.1:1");

        assertThatThrownBy(() -> EtcdCluster.of(
                        List.of(endpoint), Optional.of(tls), InstantSource.fixed(future.plusSeconds(60))))
                .isInstanceOf(EtcdException.Untrusted.class)
                .hasMessageContainingAll("CN=holdfast", "expired");
    }

    @Test
    void tlsWhereThereIsNoneIsNamed() throws Exception {
        try (LabEtcd etcd = LabEtcd.start(folder, 1);
                EtcdCluster cluster = EtcdCluster.of(
                        List.of(EtcdEndpoint.of("https://127.0.0.1:" + etcd.port(0))),
                        Optional.of(client(authority, authority, future)),
                        InstantSource.system())) {
            assertThatThrownBy(cluster::sources)
                    .isInstanceOf(EtcdException.Untrusted.class)
                    .hasMessageContainingAll("TLS", "http://");
        }
    }
}
