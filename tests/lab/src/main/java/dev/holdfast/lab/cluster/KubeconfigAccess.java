package dev.holdfast.lab.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/** What a lab cluster's kubeconfig says: where, and who. Only the shape is read that our own clusters write. */
public record KubeconfigAccess(URI server, SSLContext tls) {

    /** Reads one. */
    public static KubeconfigAccess parse(String kubeconfig) {
        try {
            var yaml = new YAMLMapper().readTree(kubeconfig);
            var cluster = yaml.at("/clusters/0/cluster");
            var user = yaml.at("/users/0/user");
            var authority = certificate(cluster.path("certificate-authority-data"));
            var own = certificate(user.path("client-certificate-data"));
            var key = key(user.path("client-key-data"));
            return new KubeconfigAccess(URI.create(cluster.path("server").asText()), tls(authority, own, key));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException("The kubeconfig is not one of a lab cluster", e);
        }
    }

    private static SSLContext tls(Certificate authority, Certificate own, PrivateKey key)
            throws GeneralSecurityException, IOException {
        var password = new char[0];
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("user", key, password, new Certificate[] {own});
        var keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, password);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", authority);
        var trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Certificate certificate(JsonNode data) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(decoded(data)));
    }

    private static PrivateKey key(JsonNode data) throws IOException {
        try (var pem = new PEMParser(new StringReader(new String(decoded(data), StandardCharsets.UTF_8)))) {
            if (pem.readObject() instanceof PEMKeyPair pair) {
                return new JcaPEMKeyConverter().getPrivateKey(pair.getPrivateKeyInfo());
            }
            throw new IOException("The user's key is not in the form that lab clusters write");
        }
    }

    private static byte[] decoded(JsonNode data) {
        return Base64.getDecoder().decode(data.asText());
    }
}
