package dev.holdfast.throwaway;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Object;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * The keys and certificates of one control plane, made for it alone and never used again: an authority, what the API server shows
 * its clients, what the administrator shows the API server, and the key that signs service accounts' tokens. All are EC P-256:
 * made in no time.
 */
record ClusterIdentity(
        X509Certificate authority,
        KeyPair serverKey,
        X509Certificate server,
        KeyPair administratorKey,
        X509Certificate administrator,
        KeyPair serviceAccountKey) {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final String AUTHORITY_NAME = "CN=holdfast-throwaway";

    static ClusterIdentity create(Instant now, SecureRandom random) {
        try {
            var maker = new Maker(now, random, keyPair(random));
            var serverKey = keyPair(random);
            var administratorKey = keyPair(random);
            return new ClusterIdentity(
                    maker.authority(),
                    serverKey,
                    maker.server(serverKey.getPublic()),
                    administratorKey,
                    maker.administrator(administratorKey.getPublic()),
                    keyPair(random));
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("The certificates of a control plane could not be made", e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** In SEC 1 form with its curve and public key, which every client of Kubernetes reads. */
    static String pem(KeyPair key) {
        var point =
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()).getPublicKeyData();
        var scalar = ((java.security.interfaces.ECPrivateKey) key.getPrivate()).getS();
        var structure =
                new ECPrivateKey(256, scalar, new DERBitString(point.getBytes()), SECObjectIdentifiers.secp256r1);
        return pem("EC PRIVATE KEY", encoded(structure));
    }

    private static byte[] encoded(ASN1Object structure) {
        try {
            return structure.getEncoded("DER");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] content) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    private static KeyPair keyPair(SecureRandom random) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    /** Issues certificates in the authority's name. */
    private record Maker(Instant now, SecureRandom random, KeyPair key) {
        X509Certificate authority() throws OperatorCreationException, GeneralSecurityException, IOException {
            var builder = builder(AUTHORITY_NAME, key.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            return sign(builder);
        }

        X509Certificate server(PublicKey of) throws OperatorCreationException, GeneralSecurityException, IOException {
            var builder = builder("CN=kube-apiserver", of);
            builder.addExtension(Extension.extendedKeyUsage, false, usage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName[] {
                new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
                new GeneralName(GeneralName.dNSName, "localhost"),
                new GeneralName(GeneralName.dNSName, "kubernetes.default.svc"),
            }));
            return sign(builder);
        }

        /** Its group is the one to which Kubernetes forbids nothing, so that it can act before any RBAC rule exists. */
        X509Certificate administrator(PublicKey of)
                throws OperatorCreationException, GeneralSecurityException, IOException {
            var builder = builder("O=system:masters,CN=holdfast", of);
            builder.addExtension(Extension.extendedKeyUsage, false, usage(KeyPurposeId.id_kp_clientAuth));
            return sign(builder);
        }

        private static ExtendedKeyUsage usage(KeyPurposeId purpose) {
            return new ExtendedKeyUsage(purpose);
        }

        private JcaX509v3CertificateBuilder builder(String subject, PublicKey of) {
            return new JcaX509v3CertificateBuilder(
                    new X500Name(AUTHORITY_NAME),
                    new BigInteger(120, random),
                    Date.from(now.minus(CLOCK_SKEW)),
                    Date.from(now.plus(LIFE)),
                    new X500Name(subject),
                    of);
        }

        private X509Certificate sign(JcaX509v3CertificateBuilder builder)
                throws OperatorCreationException, GeneralSecurityException {
            var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        }
    }
}
