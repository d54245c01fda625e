package dev.holdfast.repository.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The same cuts as byte-by-byte polynomial division, however the bytes come in. */
final class RabinChunkerProperties {
    @Property(tries = 8)
    void cutsWhereTheDefinitionCuts(@ForAll long seed, @ForAll @IntRange(max = 9_000_000) int length) {
        Random random = new Random(seed);
        Polynomial polynomial = Polynomial.random(random);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);

        assertThat(cuts(new RabinChunker(polynomial), bytes, random)).isEqualTo(byDefinition(polynomial, bytes));
    }

    @Property(tries = 3)
    void zerosAreCutAtTheSmallestSizeSinceTheirFingerprintIsZero(@ForAll long seed) {
        Polynomial polynomial = Polynomial.random(new Random(seed));

        assertThat(cuts(new RabinChunker(polynomial), new byte[3 << 20], new Random(seed)))
                .containsOnly(RabinChunker.SMALLEST)
                .hasSize(6);
    }

    /** Hands over more and more of the bytes, as a stream would. */
    private static List<Integer> cuts(Chunker chunker, byte[] bytes, Random random) {
        List<Integer> cuts = new ArrayList<>();
        int from = 0;
        int to = 0;
        while (to < bytes.length) {
            int scanned = to - from;
            to = Math.min(bytes.length, to + 1 + random.nextInt(1_500_000));
            int length = chunker.cut(bytes, from, scanned, to);
            while (length > 0) {
                cuts.add(length);
                from += length;
                length = chunker.cut(bytes, from, 0, to);
            }
        }
        if (from < bytes.length) {
            cuts.add(bytes.length - from);
        }
        return cuts;
    }

    private static List<Integer> byDefinition(Polynomial polynomial, byte[] bytes) {
        long modulus = polynomial.bits();
        long leaving = 1;
        for (int i = 0; i < RabinChunker.WINDOW; i++) {
            leaving = Polynomial.mod(leaving << 8, modulus);
        }
        List<Integer> cuts = new ArrayList<>();
        int start = 0;
        long digest = 0;
        for (int at = 0; at < bytes.length; at++) {
            digest = Polynomial.mod(digest << 8 ^ (bytes[at] & 0xff), modulus);
            if (at >= RabinChunker.WINDOW) {
                digest ^= times(bytes[at - RabinChunker.WINDOW] & 0xff, leaving, modulus);
            }
            int length = at + 1 - start;
            boolean hit = length >= RabinChunker.SMALLEST && (digest & RabinChunker.MASK) == 0;
            if (hit || length == RabinChunker.LARGEST || at == bytes.length - 1) {
                cuts.add(length);
                start = at + 1;
            }
        }
        return cuts;
    }

    private static long times(int small, long value, long modulus) {
        long product = 0;
        for (int bit = 0; bit < 8; bit++) {
            if ((small >> bit & 1) != 0) {
                product ^= Polynomial.mod(value << bit, modulus);
            }
        }
        return product;
    }
}
