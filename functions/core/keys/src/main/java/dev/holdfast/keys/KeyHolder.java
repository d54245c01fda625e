package dev.holdfast.keys;

/**
 * Somebody or something that can wrap a secret so that only it can unwrap it again: a passphrase, a sheet of paper in a safe, a
 * key of a cloud's KMS. Holders are independent of each other: each can be lost alone.
 */
public interface KeyHolder {
    /** Its name in this repository. */
    HolderName name();

    /** How it wraps, such as {@code scrypt-aes256gcm} or {@code aws-kms}; what one kind wrapped, only that kind unwraps. */
    String kind();

    /**
     * Wraps {@code secret}, bound to {@code context}.
     *
     * @throws KeyException.HolderUnavailable if it cannot be asked
     */
    Wrapping wrap(byte[] secret, WrapContext context);

    /**
     * The secret again; the caller wipes it.
     *
     * @throws KeyException.WrongKey if this holder's key did not wrap it, or not in this context, or it was altered
     * @throws KeyException.HolderUnavailable if it cannot be asked; another holder may open
     */
    byte[] unwrap(Wrapping wrapping, WrapContext context);
}
