package dev.holdfast.lab.node;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The keys, certificates and tokens of one node's cluster, made for it alone. All texts are PEM. */
final class NodeIdentity {
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(10);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final X500Name AUTHORITY = new X500Name("CN=holdfast-lab");

    private final SecureRandom random;
    private final Instant now;
    private final KeyPair authorityKey;
    private final X509Certificate authority;

    NodeIdentity(Instant now, SecureRandom random) throws GeneralSecurityException, IOException {
        this.now = now;
        this.random = random;
        this.authorityKey = keyPair();
        this.authority = signed(AUTHORITY, authorityKey, List.of(), true);
    }

    /** A certificate, and its private key. */
    record Signed(String certificate, String key) {
        @Override
        public String toString() {
            return "a certificate";
        }
    }

    String authority() {
        return pem(authority);
    }

    String authorityKey() {
        return pem(authorityKey.getPrivate());
    }

    /**
     * Signs a certificate.
     *
     * @param subject such as {@code CN=admin,O=system:masters}
     * @param names of a server; addresses or names
     */
    Signed sign(String subject, List<String> names) throws GeneralSecurityException, IOException {
        KeyPair key = keyPair();
        return new Signed(pem(signed(new X500Name(subject), key, names, false)), pem(key.getPrivate()));
    }

    /** A key pair for the tokens of service accounts: the private and the public key. */
    List<String> tokenKeys() throws GeneralSecurityException {
        KeyPair key = keyPair();
        return List.of(pem(key.getPrivate()), pem(key.getPublic()));
    }

    /** A secret for one user. */
    String token() {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509Certificate signed(X500Name subject, KeyPair key, List<String> names, boolean isAuthority)
            throws GeneralSecurityException, IOException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, random),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(LIFE)),
                subject,
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        if (isAuthority) {
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
        }
        if (!names.isEmpty()) {
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
        }
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(authorityKey.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames alternatives(List<String> names) {
        List<GeneralName> all = new ArrayList<>();
        for (String name : names) {
            boolean address = name.matches("[0-9.]+");
            all.add(new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name));
        }
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static String pem(Object content) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            // PKCS#8: Go does not read the other form that an EC key has here, which names its curve by formulas.
            writer.writeObject(content instanceof PrivateKey key ? new JcaPKCS8Generator(key, null) : content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
