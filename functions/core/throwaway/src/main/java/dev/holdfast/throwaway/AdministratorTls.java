package dev.holdfast.throwaway;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS as the administrator: shows its certificate, and trusts nothing but this control plane. */
final class AdministratorTls {
    private AdministratorTls() {}

    static SSLContext of(ClusterIdentity identity) {
        try {
            var password = new char[0];
            var own = emptyStore();
            own.setKeyEntry("administrator", identity.administratorKey().getPrivate(), password, new Certificate[] {
                identity.administrator()
            });
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, password);
            var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusting(identity.authority()));
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("TLS for a control plane could not be set up", e);
        }
    }

    private static KeyStore trusting(X509Certificate authority) throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setCertificateEntry("authority", authority);
        return store;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }
}
