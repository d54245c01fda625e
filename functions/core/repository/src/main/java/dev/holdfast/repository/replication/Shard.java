package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.PackId;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One of {@code of} parts of the packs, cut by the first byte of their names. Names are digests, so the parts are equally large.
 *
 * @param index from 0
 * @param of 1 to 256
 */
public record Shard(int index, int of) implements Comparable<Shard> {
    /** There is no finer cut than by one byte. */
    public static final int MOST = 256;

    public Shard {
        if (of < 1 || of > MOST || index < 0 || index >= of) {
            throw new IllegalArgumentException("There is no shard " + index + " of " + of + ": at most " + MOST);
        }
    }

    /** All shards of a repository that is cut into {@code of}. */
    public static List<Shard> all(int of) {
        return IntStream.range(0, of).mapToObj(index -> new Shard(index, of)).toList();
    }

    /** The shard of a pack, where there are {@code of}. */
    static Shard of(PackId pack, int of) {
        int first = Byte.toUnsignedInt(pack.sha256().bytes()[0]);
        return new Shard(((first + 1) * of - 1) / MOST, of);
    }

    boolean contains(PackId pack) {
        return equals(of(pack, of));
    }

    /** The folders below {@code data/} that hold it, ascending, as prefixes of keys. */
    List<String> prefixes() {
        if (of == 1) {
            return List.of("data/");
        }
        return IntStream.range(index * MOST / of, (index + 1) * MOST / of)
                .mapToObj("data/%02x/"::formatted)
                .toList();
    }

    @Override
    public int compareTo(Shard other) {
        return of == other.of ? Integer.compare(index, other.index) : Integer.compare(of, other.of);
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
