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
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** A file of PEM certificates that are trusted instead of Java's own. */
final class AuthorityFile {
    private AuthorityFile() {}

    static SSLContext trusting(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (certificates.isEmpty()) {
                throw unusable(file, "there is no certificate in it", null);
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (Certificate certificate : certificates) {
                store.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw unusable(file, "it cannot be read", e);
        } catch (GeneralSecurityException e) {
            throw unusable(file, "it holds no certificates in PEM", e);
        }
    }

    private static StoreException unusable(Path file, String why, @Nullable Exception cause) {
        return new StoreException.Permanent(
                "The file of certificate authorities " + file + " cannot be used: " + why + "; correct network.caFile",
                cause);
    }
}
