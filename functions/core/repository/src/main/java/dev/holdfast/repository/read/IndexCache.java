package dev.holdfast.repository.read;

import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.index.IndexLoader;
import dev.holdfast.repository.index.RepositoryIndex;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The merged index, read again only when index files came or went. */
public final class IndexCache {
    private final IndexLoader loader;
    private @Nullable RepositoryIndex cached;
    private List<IndexId> from = List.of();

    public IndexCache(OpenRepository repository) {
        loader = new IndexLoader(repository.files(), repository.key());
    }

    /** The index as it is now. Damaged index files cost only what they alone knew; a check reports them. */
    public synchronized RepositoryIndex current() {
        List<IndexId> names = loader.list();
        if (cached == null || !names.equals(from)) {
            RepositoryIndex fresh = new RepositoryIndex();
            loader.load(names, (pack, contents, index) -> fresh.add(pack, contents, Optional.of(index)));
            cached = fresh;
            from = names;
        }
        return cached;
    }
}
