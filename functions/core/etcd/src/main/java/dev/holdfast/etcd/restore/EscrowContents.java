package dev.holdfast.etcd.restore;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.RSAPrivateCrtKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;

/**
 * Which of the files that a restore needs are in an escrow, told by what is in them, not by their names.
 *
 * @param authority whether there is an authority's certificate together with its key
 * @param serviceAccountKey whether there is a private key that is no certificate's, as the keys of service accounts are
 * @param whole whether there is something that stands for all of them: the server token of k3s and RKE2, which opens what they keep in etcd
 *     itself, or the secrets of Talos
 */
public record EscrowContents(boolean authority, boolean serviceAccountKey, boolean whole) {
    private static final Pattern TOKEN = Pattern.compile("\\s*K10[0-9a-f]{64}::\\S+\\s*");
    private static final Pattern TALOS = Pattern.compile("(?m)^(trustdinfo|machine)\\s*:");

    /** Looks through files; what is none of these does not matter. */
    public static EscrowContents of(Collection<byte[]> files) {
        List<byte[]> authorities = new ArrayList<>();
        List<byte[]> certified = new ArrayList<>();
        List<byte[]> keys = new ArrayList<>();
        boolean whole = false;
        for (byte[] file : files) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            whole |= isToken(file) || TALOS.matcher(text).find();
            for (Object one : pem(text)) {
                switch (one) {
                    case X509CertificateHolder certificate -> {
                        byte[] key = bits(certificate.getSubjectPublicKeyInfo());
                        certified.add(key);
                        if (isAuthority(certificate)) {
                            authorities.add(key);
                        }
                    }
                    case PEMKeyPair pair -> keys.add(publicKey(pair.getPrivateKeyInfo()));
                    case PrivateKeyInfo key -> keys.add(publicKey(key));
                    default -> {
                        // Public keys, parameters of curves.
                    }
                }
            }
        }
        return new EscrowContents(
                keys.stream().anyMatch(key -> isAmong(authorities, key)),
                keys.stream().anyMatch(key -> !isAmong(certified, key)),
                whole);
    }

    /** Whether a file is the server token of k3s or RKE2. */
    public static boolean isToken(byte[] file) {
        return TOKEN.matcher(new String(file, StandardCharsets.ISO_8859_1)).matches();
    }

    private static List<Object> pem(String text) {
        List<Object> found = new ArrayList<>();
        try (PEMParser parser = new PEMParser(new StringReader(text))) {
            for (Object one = parser.readObject(); one != null; one = parser.readObject()) {
                found.add(one);
            }
        } catch (IOException | RuntimeException e) {
            // What cannot be read is nothing that could be used; what came before it counts.
        }
        return found;
    }

    private static boolean isAuthority(X509CertificateHolder certificate) {
        BasicConstraints constraints = BasicConstraints.fromExtensions(certificate.getExtensions());
        return constraints != null && constraints.isCA();
    }

    /** The public key of a private one, also where the file does not tell it; no bytes for kinds that no cluster uses. */
    private static byte[] publicKey(PrivateKeyInfo key) {
        try {
            return switch (PrivateKeyFactory.createKey(key)) {
                case RSAPrivateCrtKeyParameters rsa ->
                    new RSAPublicKey(rsa.getModulus(), rsa.getPublicExponent()).getEncoded();
                case ECPrivateKeyParameters curve ->
                    curve.getParameters()
                            .getG()
                            .multiply(curve.getD())
                            .normalize()
                            .getEncoded(false);
                case Ed25519PrivateKeyParameters edwards ->
                    edwards.generatePublicKey().getEncoded();
                default -> new byte[0];
            };
        } catch (IOException | RuntimeException e) {
            return new byte[0];
        }
    }

    private static byte[] bits(SubjectPublicKeyInfo key) {
        return key.getPublicKeyData().getBytes();
    }

    private static boolean isAmong(List<byte[]> keys, byte[] key) {
        return keys.stream().anyMatch(one -> Arrays.equals(one, key));
    }
}
