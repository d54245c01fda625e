package dev.holdfast.lab.azure.worm;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A request's body and the MD5 of what was read of it: the service computes one for every Put Blob and checks the client's. */
final class Md5Body extends DigestInputStream {
    Md5Body(InputStream body) {
        super(body, md5Digest());
    }

    /** In Base64, of what was read so far. */
    String md5() {
        return Base64.getEncoder().encodeToString(digested());
    }

    private byte[] digested() {
        try {
            return ((MessageDigest) getMessageDigest().clone()).digest();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("This Java's MD5 cannot be asked twice", e);
        }
    }

    private static MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, which every Java platform must have", e);
        }
    }
}
