/**
 * The cryptography of restic's format: AES-256 in counter mode with a Poly1305-AES code over the ciphertext, keys from scrypt.
 *
 * <p>Every byte string stored is {@code IV(16) ‖ ciphertext ‖ tag(16)}. Nothing is decrypted before its tag was checked.
 */
@NullMarked
package dev.holdfast.repository.crypto;

import org.jspecify.annotations.NullMarked;
