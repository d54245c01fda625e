package dev.holdfast.evidence.dsse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What is really signed: {@code "DSSEv1" SP LEN(type) SP type SP LEN(payload) SP payload}, lengths in bytes as decimal text
 * (DSSE protocol, "Signature Definition"). The lengths make it impossible to move bytes between the type and the payload.
 */
final class PreAuthentication {
    private PreAuthentication() {}

    static byte[] encode(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        byte[] before = ("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII);
        byte[] between = (" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Math.addExact(before.length + type.length + between.length, payload.length))
                .put(before)
                .put(type)
                .put(between)
                .put(payload)
                .array();
    }
}
