package dev.holdfast.throwaway;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The secrets of one control plane, made for it alone and never used again: an authority, what the API server shows its clients,
 * the key that signs service accounts' tokens, and the administrator's token. (A client certificate would do, but an API server
 * verifies it at each request: 7 % of what a small write costs.) The keys are EC P-256: made in no time.
 */
final class ClusterIdentity {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final X500Name AUTHORITY = new X500Name("CN=holdfast-throwaway");
    private static final int TOKEN_BYTES = 32;

    private final X509Certificate authority;
    private final KeyPair serverKey;
    private final X509Certificate server;
    private final KeyPair serviceAccountKey;
    private final String administratorToken;

    private ClusterIdentity(Instant now, SecureRandom random)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var authorityKey = keyPair(random);
        this.serverKey = keyPair(random);
        this.serviceAccountKey = keyPair(random);
        this.authority = signed(authorityOf(authorityKey, now, random), authorityKey);
        this.server = signed(serverOf(serverKey, now, random), authorityKey);
        var token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        this.administratorToken = HexFormat.of().formatHex(token);
    }

    static ClusterIdentity create(Instant now, SecureRandom random) {
        try {
            return new ClusterIdentity(now, random);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("The certificates of a control plane could not be made", e);
        }
    }

    X509Certificate authority() {
        return authority;
    }

    X509Certificate server() {
        return server;
    }

    KeyPair serverKey() {
        return serverKey;
    }

    KeyPair serviceAccountKey() {
        return serviceAccountKey;
    }

    String administratorToken() {
        return administratorToken;
    }

    /** As kube-apiserver reads tokens. The group is the one to which Kubernetes forbids nothing, before any RBAC rule exists. */
    String tokenFile() {
        return administratorToken + ",holdfast,holdfast,system:masters\n";
    }

    private static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private static JcaX509v3CertificateBuilder authorityOf(KeyPair key, Instant now, SecureRandom random)
            throws IOException {
        var builder = certificate(AUTHORITY, key, now, random);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        return builder;
    }

    private static JcaX509v3CertificateBuilder serverOf(KeyPair key, Instant now, SecureRandom random)
            throws IOException {
        var builder = certificate(new X500Name("CN=kube-apiserver"), key, now, random);
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
            new GeneralName(GeneralName.dNSName, "localhost"),
            new GeneralName(GeneralName.dNSName, "kubernetes.default.svc"),
        }));
        return builder;
    }

    private static JcaX509v3CertificateBuilder certificate(
            X500Name subject, KeyPair key, Instant now, SecureRandom random) {
        return new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, random),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(LIFE)),
                subject,
                key.getPublic());
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair authorityKey)
            throws OperatorCreationException, GeneralSecurityException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
