package dev.holdfast.store.azure;

import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** A file of PEM certificates that are trusted beside those that Java trusts. */
final class AuthorityFile {
    private AuthorityFile() {}

    static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(file, "there is no certificate in it", null);
            }
            List<Certificate> all = new ArrayList<>(certificates);
            for (TrustManager manager : managers(null)) {
                if (manager instanceof X509TrustManager java) {
                    all.addAll(List.of(java.getAcceptedIssuers()));
                }
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(keyStore(all)), null);
            return context;
        } catch (IOException e) {
            throw unusable(file, "it cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "it holds no certificates in PEM", e);
        }
    }

    private static KeyStore keyStore(List<Certificate> certificates) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }

    /** Of a key store; of Java's own where it is null. */
    private static TrustManager[] managers(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    private static StoreException unusable(Path file, String why, @Nullable Exception cause) {
        return new StoreException.Permanent(
                "The file of certificate authorities " + file + " cannot be used: " + why + "; correct network.caFile",
                cause);
    }
}
