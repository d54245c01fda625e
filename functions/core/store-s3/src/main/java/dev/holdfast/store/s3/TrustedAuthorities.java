package dev.holdfast.store.s3;

import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.TlsTrustManagersProvider;

/** The authorities that Java trusts, and those of a file. */
final class TrustedAuthorities implements TlsTrustManagersProvider {
    private final TrustManager[] managers;

    TrustedAuthorities(Path caFile) {
        try {
            List<Certificate> authorities = new ArrayList<>(certificates(caFile));
            if (authorities.isEmpty()) {
                throw new StoreException.Permanent(
                        "There is no certificate in " + caFile + "; put the CA's PEM there.", null);
            }
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager x509) {
                    authorities.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            managers = managers(storeOf(authorities));
        } catch (IOException | GeneralSecurityException e) {
            throw new StoreException.Permanent(
                    "The CA file " + caFile + " cannot be read (" + e.getMessage()
                            + "); it must be certificates in PEM.",
                    e);
        }
    }

    @Override
    public TrustManager[] trustManagers() {
        return managers.clone();
    }

    private static Collection<? extends Certificate> certificates(Path caFile)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(caFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }

    private static KeyStore storeOf(List<Certificate> authorities) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate authority : authorities) {
            store.setCertificateEntry("ca" + store.size() + nameOf(authority), authority);
        }
        return store;
    }

    private static String nameOf(Certificate authority) {
        return authority instanceof X509Certificate x509
                ? " " + x509.getSubjectX500Principal().getName()
                : "";
    }

    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
