package dev.holdfast.etcd.client;

import dev.holdfast.etcd.EtcdException;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.KeySpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.jspecify.annotations.Nullable;

/** Whom we trust and who we are: the authority of an etcd, and a client certificate with its key. Never shows the key. */
public final class EtcdTls {
    private static final char[] NO_PASSWORD = {};
    /** kubeadm's certificates last a year, and are renewed with upgrades; those of k3s and RKE2 are renewed 120 days before they end. */
    private static final Duration SOON = Duration.ofDays(30);

    private final List<X509Certificate> authorities;
    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private EtcdTls(List<X509Certificate> authorities, List<X509Certificate> chain, PrivateKey key) {
        this.authorities = authorities;
        this.chain = chain;
        this.key = key;
    }

    /**
     * From PEM, as kubeadm, k3s, RKE2 and Talos keep it: keys as PKCS #8, PKCS #1 or SEC 1.
     *
     * @param authority one or more certificates of authorities
     * @param certificate of the client, those of its issuers may follow
     * @param key the client's private key, not encrypted
     * @throws EtcdException.Untrusted if one cannot be read, or they do not belong together
     */
    public static EtcdTls of(String authority, String certificate, String key) {
        List<X509Certificate> chain = certificates(certificate, "client certificate");
        PrivateKey privateKey = privateKey(key, chain.getFirst().getPublicKey());
        return new EtcdTls(certificates(authority, "authority"), chain, privateKey);
    }

    /** When the client's own certificate ends. */
    public Instant expiry() {
        return chain.getFirst().getNotAfter().toInstant();
    }

    /** A sentence, if the client's own certificate ends within 30 days. */
    public Optional<String> endsSoon(Instant now) {
        return expiry().isBefore(now.plus(SOON))
                ? Optional.of("the client certificate for etcd, " + subject() + ", ends on " + expiry()
                        + ": renew it before (kubeadm certs renew), or no more snapshots will be taken")
                : Optional.empty();
    }

    /** Who the client is, by its certificate. */
    public String subject() {
        return chain.getFirst().getSubjectX500Principal().getName();
    }

    /**
     * Better said before the handshake than by an alert of one word after it.
     *
     * @throws EtcdException.Untrusted if the client's certificate is not valid at {@code now}
     */
    void requireValid(Instant now) {
        Instant from = chain.getFirst().getNotBefore().toInstant();
        if (now.isAfter(expiry())) {
            throw new EtcdException.Untrusted(
                    "The client certificate " + subject() + " has expired, on " + expiry()
                            + ". Renew it (kubeadm certs renew; k3s and RKE2 do it when they start).",
                    null);
        }
        if (now.isBefore(from)) {
            throw new EtcdException.Untrusted(
                    "The client certificate " + subject() + " is valid from " + from + " on only. Is the clock right?",
                    null);
        }
    }

    TrustManager[] trust() {
        try {
            KeyStore store = empty();
            for (X509Certificate authority : authorities) {
                store.setCertificateEntry("authority" + store.size(), authority);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory.getTrustManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("authority", "this Java cannot use it", e);
        }
    }

    KeyManager[] identity() {
        try {
            KeyStore store = empty();
            store.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return factory.getKeyManagers();
        } catch (GeneralSecurityException | IOException e) {
            throw unreadable("client certificate", "this Java cannot use it", e);
        }
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private static List<X509Certificate> certificates(String pem, String what) {
        List<X509Certificate> all = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
                if (one instanceof X509CertificateHolder holder) {
                    all.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        } catch (IOException | GeneralSecurityException e) {
            throw unreadable(what, "it is no certificate in PEM", e);
        }
        if (all.isEmpty()) {
            throw unreadable(what, "there is no certificate in it", null);
        }
        return List.copyOf(all);
    }

    private static PrivateKey privateKey(String pem, PublicKey partner) {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
                // Others may stand before it: the parameters of a curve, for instance.
                if (one instanceof PEMKeyPair pair) {
                    return privateKey(pair.getPrivateKeyInfo(), partner);
                }
                if (one instanceof PrivateKeyInfo info) {
                    return privateKey(info, partner);
                }
            }
        } catch (IOException e) {
            throw unreadable("client key", "it is no PEM", null);
        }
        throw unreadable("client key", "there is no private key in it that is not encrypted", null);
    }

    private static PrivateKey privateKey(PrivateKeyInfo info, PublicKey partner) throws IOException {
        try {
            return KeyFactory.getInstance(partner.getAlgorithm()).generatePrivate(spec(info, partner));
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            // Without the cause, which may show a part of the key.
            throw unreadable(
                    "client key",
                    "it is of another kind than the certificate's, which is " + partner.getAlgorithm(),
                    null);
        }
    }

    /** Where SEC 1 names the curve, in two places or in none, differs from writer to writer; the certificate knows it. */
    private static KeySpec spec(PrivateKeyInfo info, PublicKey partner) throws IOException {
        return partner instanceof ECKey curve
                ? new ECPrivateKeySpec(
                        ECPrivateKey.getInstance(info.parsePrivateKey()).getKey(), curve.getParams())
                : new PKCS8EncodedKeySpec(info.getEncoded());
    }

    private static EtcdException.Untrusted unreadable(String what, String why, @Nullable Exception cause) {
        return new EtcdException.Untrusted(
                "The " + what + " for etcd cannot be used: " + why
                        + ". Give PEM, as in the files below /etc/kubernetes/pki/etcd.",
                cause);
    }

    @Override
    public String toString() {
        return "client certificate " + subject() + " until " + expiry();
    }
}
