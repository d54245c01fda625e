package dev.holdfast.repository.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

final class PackHeaderProperties {
    private static final ObjectKey PACK = ObjectKey.of("data/00/pack");

    private final SecureRandom random = new SecureRandom();
    private final SealingKey key = SealingKey.random(random);
    private final Nonces nonces = new Nonces(random);

    @Property(tries = 200)
    void whatAHeaderSaysComesBack(@ForAll @IntRange(min = 1, max = 200) int blobs, @ForAll long seed) {
        PackContents contents = contents(blobs, new Random(seed));
        int size = (int) contents.packSize();
        byte[] pack = new byte[size];

        int end = PackHeader.encode(key, nonces, contents, pack, size - PackHeader.storedSize(contents));

        assertThat(end).isEqualTo(size);
        byte[] tail = Arrays.copyOfRange(pack, size - PackHeader.SUFFIX, size);
        int length = PackHeader.length(PACK, size, tail);
        SealingKey.Span sealed = new SealingKey.Span(pack, size - PackHeader.SUFFIX - length, length);
        PackContents read = PackHeader.decode(key, PACK, sealed, size);
        assertThat(read.sameAs(contents)).isTrue();
    }

    @Property(tries = 500)
    void authenticRubbishIsDamageAndNothingElse(@ForAll @Size(max = 200) byte[] rubbish, @ForAll long size) {
        byte[] sealed = key.seal(nonces.next(), rubbish);

        assertThatThrownBy(() -> PackHeader.decode(key, PACK, SealingKey.Span.of(sealed), size))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageStartingWith(PACK.value());
    }

    @Property
    void noLengthLeadsOutOfThePack(@ForAll @Size(4) byte[] tail, @ForAll @IntRange(min = 1) int size) {
        try {
            assertThat(PackHeader.length(PACK, size, tail)).isBetween(33, Math.min(size, PackHeader.LARGEST));
        } catch (RepositoryException.Damaged e) {
            assertThat(e).hasMessageContaining("header");
        }
    }

    private static PackContents contents(int blobs, Random random) {
        PackContents contents = new PackContents();
        int offset = 0;
        for (int i = 0; i < blobs; i++) {
            byte[] id = new byte[Sha256.LENGTH];
            random.nextBytes(id);
            int length = 33 + random.nextInt(1000);
            int plainLength = random.nextBoolean() ? 0 : 1 + random.nextInt(100_000);
            BlobType type = random.nextBoolean() ? BlobType.DATA : BlobType.TREE;
            contents.add(type, id, 0, new PackContents.Place(offset, length, plainLength));
            offset += length;
        }
        return contents;
    }
}
