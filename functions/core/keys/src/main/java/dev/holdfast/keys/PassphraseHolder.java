package dev.holdfast.keys;

import dev.holdfast.repository.crypto.ScryptCost;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/**
 * Something that people know: a passphrase, stretched by scrypt (RFC 7914) to a key of AES-256-GCM. Salt and nonce are fresh each
 * time, so no key is ever used twice.
 */
public final class PassphraseHolder implements KeyHolder, AutoCloseable {
    /** How it wraps. */
    public static final String KIND = "scrypt-aes256gcm";

    /** Shorter ones can be guessed whatever scrypt costs. */
    public static final int SHORTEST = 12;

    /** Four times what {@link ScryptCost#STRONG} takes. */
    private static final long MAX_SCRYPT = 256L << 20;

    private static final int SALT_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final HolderName name;
    private final byte[] passphrase;
    private final ScryptCost cost;
    private final SecureRandom random;

    /**
     * @param cost for wrapping; unwrapping takes what the wrapping says
     * @throws IllegalArgumentException if the passphrase is shorter than {@link #SHORTEST} characters
     */
    public PassphraseHolder(HolderName name, String passphrase, ScryptCost cost, SecureRandom random) {
        if (passphrase.length() < SHORTEST) {
            throw new IllegalArgumentException("The passphrase of holder " + name + " has fewer than " + SHORTEST
                    + " characters. Take a longer one.");
        }
        this.name = name;
        this.passphrase = passphrase.getBytes(StandardCharsets.UTF_8);
        this.cost = cost;
        this.random = random;
    }

    @Override
    public HolderName name() {
        return name;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Wrapping wrap(byte[] secret, WrapContext context) {
        byte[] salt = bytes(SALT_BYTES);
        byte[] nonce = bytes(NONCE_BYTES);
        try {
            byte[] ciphertext =
                    cipher(Cipher.ENCRYPT_MODE, key(salt, cost), nonce, context).doFinal(secret);
            Base64.Encoder base64 = Base64.getEncoder();
            Map<String, String> parameters = new HashMap<>(Map.of(
                    "salt", base64.encodeToString(salt),
                    "nonce", base64.encodeToString(nonce),
                    "n", Integer.toString(cost.n()),
                    "r", Integer.toString(cost.r()),
                    "p", Integer.toString(cost.p())));
            return new Wrapping(parameters, ciphertext);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM failed, which every Java has", e);
        }
    }

    @Override
    public byte[] unwrap(Wrapping wrapping, WrapContext context) {
        try {
            byte[] nonce = parameter(wrapping, "nonce");
            byte[] key = key(parameter(wrapping, "salt"), cost(wrapping));
            return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(wrapping.ciphertext());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new KeyException.WrongKey("The passphrase of holder " + name
                    + " does not open the password of this repository (config "
                    + context.config().shortHex()
                    + "…). Give the passphrase that was set when '" + name + "' was added.");
        }
    }

    private byte[] key(byte[] salt, ScryptCost by) {
        return SCrypt.generate(passphrase, salt, by.n(), by.r(), by.p(), 32);
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, WrapContext context)
            throws GeneralSecurityException {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.associatedData());
            return cipher;
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** A hostile file could ask for all memory there is. */
    private static ScryptCost cost(Wrapping wrapping) {
        ScryptCost asked = new ScryptCost(number(wrapping, "n"), number(wrapping, "r"), number(wrapping, "p"));
        if (128L * asked.n() * asked.r() * asked.p() > MAX_SCRYPT) {
            throw new IllegalArgumentException("scrypt asks for more memory or time than any holder of ours does");
        }
        return asked;
    }

    private static int number(Wrapping wrapping, String parameter) {
        return Integer.parseInt(wrapping.parameters().getOrDefault(parameter, ""));
    }

    private static byte[] parameter(Wrapping wrapping, String parameter) {
        byte[] bytes = Base64.getDecoder().decode(wrapping.parameters().getOrDefault(parameter, ""));
        if (bytes.length == 0 || bytes.length > 64) {
            throw new IllegalArgumentException("'" + parameter + "' is missing or too long");
        }
        return bytes;
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Wipes the passphrase. */
    @Override
    public void close() {
        Arrays.fill(passphrase, (byte) 0);
    }

    @Override
    public String toString() {
        return "[passphrase of " + name + "]";
    }
}
