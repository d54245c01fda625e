package dev.holdfast.lab.tls;

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
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;

/** An authority in memory that issues what it is asked for, also what nobody should accept. */
public final class CertificateIssuer {
    private final X500Name name;
    private final KeyPair keys;
    private final X509Certificate certificate;

    /** A certificate and its key, both in PEM; the key as PKCS #8. */
    public record Issued(String certificate, String key) {}

    /** Good for a year from {@code from} on. */
    public CertificateIssuer(String name, Instant from) throws GeneralSecurityException, IOException {
        this.name = new X500Name("CN=" + name);
        keys = newKeys();
        certificate = sign(this.name, keys.getPublic(), from, from.plus(Duration.ofDays(365)), Optional.empty());
    }

    /** Its own certificate, in PEM. */
    public String authority() throws IOException {
        return pem(certificate);
    }

    /** Its own key, in PEM. */
    public String key() throws IOException {
        return pem(new PemObject("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    /**
     * Issues a certificate.
     *
     * @param host the name or address that it is for, as server; empty for a client
     */
    public Issued issue(String name, Optional<String> host, Instant from, Instant until)
            throws GeneralSecurityException, IOException {
        KeyPair own = newKeys();
        X509Certificate signed =
                sign(new X500Name("CN=" + name), own.getPublic(), from, until, host.or(() -> Optional.of("client")));
        return new Issued(
                pem(signed), pem(new PemObject("PRIVATE KEY", own.getPrivate().getEncoded())));
    }

    private X509Certificate sign(X500Name subject, PublicKey key, Instant from, Instant until, Optional<String> host)
            throws GeneralSecurityException, IOException {
        var builder = new JcaX509v3CertificateBuilder(
                name,
                new BigInteger(63, new SecureRandom()).add(BigInteger.ONE),
                Date.from(from),
                Date.from(until),
                subject,
                key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(host.isEmpty()));
        if (host.isPresent()) {
            boolean address = host.get().matches("[0-9.]+");
            builder.addExtension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(
                            new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host.get())));
        }
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static KeyPair newKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static String pem(Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(object);
        }
        return text.toString();
    }
}
