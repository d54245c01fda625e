package dev.holdfast.repository.read;

import dev.holdfast.repository.format.BlobOpener;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryFiles;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads ranges and opens the blobs in them; whatever fails is handed over empty. Safe for many threads at once. */
final class RangeReader<T> {
    private final RepositoryFiles files;
    private final BlobOpener opener;
    private final BiConsumer<T, Optional<byte[]>> sink;

    RangeReader(RepositoryFiles files, BlobOpener opener, BiConsumer<T, Optional<byte[]>> sink) {
        this.files = files;
        this.opener = opener;
        this.sink = sink;
    }

    void read(Ranges.Range<T> range) {
        ObjectKey pack = RepositoryLayout.key(range.pack());
        byte[] bytes = new byte[range.length()];
        try {
            files.range(pack, VersionSelector.CURRENT, range.offset(), bytes);
        } catch (RepositoryException | StoreException e) {
            range.wanted().forEach(one -> sink.accept(one.use(), Optional.empty()));
            return;
        }
        BlobOpener.@Nullable Named last = null;
        Optional<byte[]> plain = Optional.empty();
        for (Wanted<T> one : range.wanted()) {
            // Files of equal content are neighbours: opened once, since opening destroys the sealed bytes.
            if (!one.blob().equals(last)) {
                plain = open(pack, bytes, range, one);
                last = one.blob();
            }
            sink.accept(one.use(), plain);
        }
    }

    private Optional<byte[]> open(ObjectKey pack, byte[] bytes, Ranges.Range<T> range, Wanted<T> one) {
        PackContents.Place place = one.location().place();
        int start = (int) (place.offset() - range.offset());
        try {
            return Optional.of(opener.open(pack, bytes, start, place, one.blob()));
        } catch (RepositoryException.Damaged e) {
            return Optional.empty();
        }
    }
}
