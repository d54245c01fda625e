package dev.holdfast.repository.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of the format: 32 bytes for AES-256-CTR, 16 + 16 for Poly1305-AES. {@code seal} makes
 * {@code IV(16) ‖ ciphertext ‖ tag(16)}, {@code open} checks the tag before it decrypts. Safe for many threads at once.
 */
public final class SealingKey {
    /** How much longer a sealed thing is. */
    public static final int OVERHEAD = 32;

    /** Bytes of a key: cipher key, then the two halves of the code's key. */
    public static final int LENGTH = 64;

    private static final int IV = 16;

    // doFinal of a large buffer stays outside of the compiled AES intrinsic; slices of this size are 100 times as fast.
    private static final int SLICE = 16 << 10;

    private final byte[] material;
    private final Queue<Engine> idle = new ConcurrentLinkedQueue<>();

    private SealingKey(byte[] material) {
        this.material = material;
    }

    /** A key from its 64 bytes: encryption key, {@code k}, {@code r}. */
    public static SealingKey of(byte[] material) {
        if (material.length != LENGTH) {
            throw new IllegalArgumentException("A key has 64 bytes, not " + material.length);
        }
        return new SealingKey(material.clone());
    }

    /** A fresh key. */
    public static SealingKey random(SecureRandom random) {
        byte[] material = new byte[LENGTH];
        random.nextBytes(material);
        return new SealingKey(material);
    }

    /** The 32 bytes of the encryption key. */
    public byte[] encryption() {
        return Arrays.copyOfRange(material, 0, 32);
    }

    /** The 16 bytes {@code k} of the code's key. */
    public byte[] macK() {
        return Arrays.copyOfRange(material, 32, 48);
    }

    /** The 16 bytes {@code r} of the code's key. */
    public byte[] macR() {
        return Arrays.copyOfRange(material, 48, 64);
    }

    /** Seals all of {@code plain} under {@code iv}, which must never be used twice. */
    public byte[] seal(byte[] iv, byte[] plain) {
        byte[] sealed = new byte[plain.length + OVERHEAD];
        seal(iv, new Span(plain, 0, plain.length), sealed, 0);
        return sealed;
    }

    /** Seals {@code plain} into {@code target} at {@code at}, where it takes {@link #OVERHEAD} bytes more. */
    public void seal(byte[] iv, Span plain, byte[] target, int at) {
        System.arraycopy(iv, 0, target, at, IV);
        Engine engine = borrow();
        engine.crypt(iv, plain, target, at + IV);
        engine.tag(iv, target, at + IV, plain.length(), target, at + IV + plain.length());
        idle.add(engine);
    }

    /**
     * Opens what was sealed, into {@code target} at {@code at}; the two may be the same array.
     *
     * @return false, and nothing was written, if it is not authentic
     */
    public boolean open(Span sealed, byte[] target, int at) {
        int length = sealed.length() - OVERHEAD;
        if (length < 0) {
            return false;
        }
        byte[] array = sealed.array();
        int body = sealed.offset() + IV;
        byte[] iv = Arrays.copyOfRange(array, sealed.offset(), body);
        byte[] stated = Arrays.copyOfRange(array, body + length, body + length + Poly1305.TAG);
        byte[] reckoned = new byte[Poly1305.TAG];
        Engine engine = borrow();
        engine.tag(iv, array, body, length, reckoned, 0);
        boolean authentic = MessageDigest.isEqual(stated, reckoned);
        if (authentic) {
            engine.crypt(iv, new Span(array, body, length), target, at);
        }
        idle.add(engine);
        return authentic;
    }

    private Engine borrow() {
        Engine engine = idle.poll();
        return engine != null ? engine : new Engine(this);
    }

    @Override
    public String toString() {
        return "[key]";
    }

    /** A range of an array. */
    @SuppressWarnings("ArrayRecordComponent") // a view that nobody compares
    public record Span(byte[] array, int offset, int length) {
        /** All of {@code array}. */
        public static Span of(byte[] array) {
            return new Span(array, 0, array.length);
        }
    }

    /** Ciphers, which keep state: for one thread at a time. */
    private static final class Engine {
        private final SecretKeySpec key;
        private final Cipher counter;
        private final Cipher pad;
        private final Poly1305 poly;

        Engine(SealingKey owner) {
            key = new SecretKeySpec(owner.encryption(), "AES");
            poly = new Poly1305(owner.macR());
            try {
                counter = Cipher.getInstance("AES/CTR/NoPadding");
                pad = Cipher.getInstance("AES/ECB/NoPadding");
                pad.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(owner.macK(), "AES"));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("This Java has no AES, which every Java platform must have", e);
            }
        }

        void crypt(byte[] iv, Span from, byte[] target, int at) {
            try {
                counter.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
                for (int done = 0; done < from.length(); done += SLICE) {
                    int slice = Math.min(SLICE, from.length() - done);
                    counter.update(from.array(), from.offset() + done, slice, target, at + done);
                }
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES in counter mode failed", e);
            }
        }

        void tag(byte[] iv, byte[] cipherText, int offset, int length, byte[] target, int at) {
            poly.reset();
            poly.message(cipherText, offset, length);
            try {
                poly.tag(pad.doFinal(iv), target, at);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES on one block failed", e);
            }
        }
    }
}
