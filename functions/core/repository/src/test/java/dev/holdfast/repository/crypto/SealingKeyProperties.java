package dev.holdfast.repository.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class SealingKeyProperties {
    private final SecureRandom random = new SecureRandom();
    private final SealingKey key = SealingKey.random(random);
    private final Nonces nonces = new Nonces(random);

    @Property(tries = 300)
    void whatWasSealedOpensInPlaceAndElsewhere(@ForAll @IntRange(max = 70_000) int length, @ForAll long seed) {
        byte[] plain = bytes(length, seed);
        byte[] sealed = key.seal(nonces.next(), plain);
        byte[] opened = new byte[length];

        assertThat(key.open(SealingKey.Span.of(sealed), opened, 0)).isTrue();
        assertThat(opened).isEqualTo(plain);
        assertThat(key.open(SealingKey.Span.of(sealed), sealed, 0)).isTrue();
        assertThat(Arrays.copyOf(sealed, length)).isEqualTo(plain);
    }

    @Property(tries = 300)
    void anyFlippedBitIsNoticedAndNothingIsWritten(
            @ForAll @IntRange(max = 3000) int length,
            @ForAll @IntRange(max = 1 << 20) int position,
            @ForAll long seed) {
        byte[] sealed = key.seal(nonces.next(), bytes(length, seed));
        int bit = position % (sealed.length * 8);
        sealed[bit / 8] ^= (byte) (1 << bit % 8);
        byte[] opened = new byte[length];

        assertThat(key.open(SealingKey.Span.of(sealed), opened, 0)).isFalse();
        assertThat(opened).isEqualTo(new byte[length]);
    }

    @Property(tries = 40)
    void whatIsTooShortIsNotAuthentic(@ForAll @IntRange(max = 31) int length) {
        assertThat(key.open(SealingKey.Span.of(new byte[length]), new byte[0], 0))
                .isFalse();
    }

    private static byte[] bytes(int length, long seed) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
