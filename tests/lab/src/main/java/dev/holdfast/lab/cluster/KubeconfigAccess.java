package dev.holdfast.lab.cluster;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** What a lab cluster's kubeconfig says: where, whom to trust, and who. Only the shape is read that our own clusters write. */
public record KubeconfigAccess(URI server, SSLContext tls, String token) {

    /** Reads one. */
    public static KubeconfigAccess parse(String kubeconfig) {
        try {
            var yaml = new YAMLMapper().readTree(kubeconfig);
            var cluster = yaml.at("/clusters/0/cluster");
            var authority = Base64.getDecoder()
                    .decode(cluster.path("certificate-authority-data").asText());
            return new KubeconfigAccess(
                    URI.create(cluster.path("server").asText()),
                    trusting(authority),
                    yaml.at("/users/0/user/token").asText());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The kubeconfig is not one of a lab cluster", e);
        }
    }

    private static SSLContext trusting(byte[] authority) throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "authority",
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(authority)));
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Override
    public String toString() {
        return "access to " + server;
    }
}
