package dev.holdfast.repository.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.BlobId;
import dev.holdfast.repository.format.BlobType;
import dev.holdfast.repository.format.PackContents;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The table against an ordinary map, with ids that collide and blobs that lie at several places. */
final class BlobTableProperties {
    private record Key(BlobType type, BlobId id) {
        byte[] bytes() {
            return id.sha256().bytes();
        }
    }

    @Property(tries = 30)
    void findsExactlyWhatWasAdded(@ForAll @IntRange(max = 5_000) int blobs, @ForAll long seed) {
        Random random = new Random(seed);
        BlobTable table = new BlobTable();
        Map<Key, List<Integer>> model = new HashMap<>();
        for (int entry = 0; entry < blobs; entry++) {
            byte[] id = id(random);
            BlobType type = random.nextBoolean() ? BlobType.DATA : BlobType.TREE;
            table.add(type, id, 0, entry, new PackContents.Place(entry, entry + 33, entry % 3));
            model.computeIfAbsent(new Key(type, new BlobId(Sha256.ofDigest(id))), k -> new ArrayList<>())
                    .add(entry);
        }

        assertThat(table.size()).isEqualTo(blobs);
        model.forEach((key, entries) -> {
            assertThat(table.findAll(key.type, key.bytes(), 0))
                    .containsExactlyInAnyOrder(
                            entries.stream().mapToInt(Integer::intValue).toArray());
            int first = table.find(key.type, key.bytes(), 0);
            assertThat(table.pack(first)).isEqualTo(first);
            assertThat(table.where(first)).isEqualTo(new PackContents.Place(first, first + 33, first % 3));
            assertThat(table.type(first)).isEqualTo(key.type);
        });
        byte[] absent = new byte[Sha256.LENGTH];
        assertThat(table.find(BlobType.DATA, absent, 0)).isEqualTo(-1);
        assertThat(table.findAll(BlobType.DATA, absent, 0)).isEmpty();
    }

    /** Of few different hashes, so that they collide, and sometimes equal. */
    private static byte[] id(Random random) {
        byte[] id = new byte[Sha256.LENGTH];
        id[6] = (byte) random.nextInt(256);
        id[7] = (byte) random.nextInt(16);
        id[20] = (byte) random.nextInt(256);
        id[31] = (byte) (1 + random.nextInt(100));
        return id;
    }
}
