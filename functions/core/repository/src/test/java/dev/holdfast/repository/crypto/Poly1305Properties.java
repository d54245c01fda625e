package dev.holdfast.repository.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The same tags as big integers by the definition, for any key and any length. */
final class Poly1305Properties {
    private static final BigInteger PRIME = BigInteger.TWO.pow(130).subtract(BigInteger.valueOf(5));
    private static final BigInteger CLAMP = new BigInteger("0ffffffc0ffffffc0ffffffc0fffffff", 16);

    @Property
    void agreesWithTheDefinition(
            @ForAll @Size(16) byte[] r, @ForAll @Size(16) byte[] pad, @ForAll @Size(max = 200) byte[] message) {
        byte[] tag = new byte[16];
        Poly1305 poly = new Poly1305(r);
        poly.message(message, 0, message.length);
        poly.tag(pad, tag, 0);

        assertThat(tag).isEqualTo(byDefinition(r, pad, message));
    }

    private static byte[] byDefinition(byte[] r, byte[] pad, byte[] message) {
        BigInteger key = number(r).and(CLAMP);
        BigInteger sum = BigInteger.ZERO;
        for (int at = 0; at < message.length; at += 16) {
            byte[] block = Arrays.copyOfRange(message, at, Math.min(message.length, at + 16) + 1);
            block[block.length - 1] = 1;
            sum = sum.add(number(block)).multiply(key).mod(PRIME);
        }
        byte[] big = sum.add(number(pad)).mod(BigInteger.ONE.shiftLeft(128)).toByteArray();
        byte[] tag = new byte[16];
        for (int i = 0; i < Math.min(16, big.length); i++) {
            tag[i] = big[big.length - 1 - i];
        }
        return tag;
    }

    private static BigInteger number(byte[] littleEndian) {
        byte[] big = new byte[littleEndian.length];
        for (int i = 0; i < big.length; i++) {
            big[i] = littleEndian[big.length - 1 - i];
        }
        return new BigInteger(1, big);
    }
}
