package dev.holdfast.repository.write;

import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.OpenRepository;
import dev.holdfast.repository.format.PackContents;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.format.RepositoryLayout;
import dev.holdfast.repository.index.IndexLoader;
import dev.holdfast.repository.index.PackHeaders;
import dev.holdfast.repository.index.RepositoryIndex;
import dev.holdfast.repository.index.Tasks;
import dev.holdfast.store.ObjectEntry;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packs that a run may build upon: they are there, in the size that index or header demands, and the policy allows them.
 * Packs that no index names, left by a run that died, tell by their own headers what they hold.
 */
final class ReusablePacks {
    private static final int HEADERS_AT_ONCE = 16;

    private final RepositoryIndex index = new RepositoryIndex();
    private final IndexChoice.Candidates candidates = new IndexChoice.Candidates();

    private ReusablePacks() {}

    static ReusablePacks find(OpenRepository repository, ReusePolicy policy) {
        Map<PackId, Long> sizes = new HashMap<>();
        repository.files().list(RepositoryLayout.PACKS, entry -> {
            if (entry.key().isContentNamed() && mayReuse(policy, entry)) {
                sizes.put(new PackId(entry.key().digest()), entry.size());
            }
        });
        ReusablePacks packs = new ReusablePacks();
        if (!sizes.isEmpty()) {
            packs.load(repository, sizes);
        }
        return packs;
    }

    private static boolean mayReuse(ReusePolicy policy, ObjectEntry entry) {
        return policy.mayReuse(new PackId(entry.key().digest()), entry.modified());
    }

    private void load(OpenRepository repository, Map<PackId, Long> sizes) {
        IndexLoader loader = new IndexLoader(repository.files(), repository.key());
        loader.load((pack, contents, from) -> take(pack, contents, from, sizes)).stream()
                .flatMap(damaged -> damaged.file().stream())
                .forEach(file -> candidates.exclude(new IndexId(file.digest())));
        List<Map.Entry<PackId, Long>> rest = sizes.entrySet().stream()
                .filter(pack -> index.numberOf(pack.getKey()) < 0)
                .toList();
        PackHeaders headers = new PackHeaders(repository.files(), repository.key());
        Tasks.forEach(rest, HEADERS_AT_ONCE, pack -> {
            try {
                index.add(pack.getKey(), headers.read(pack.getKey(), pack.getValue()), Optional.empty());
            } catch (RepositoryException.Damaged e) {
                // Not to be built upon; a check reports it.
            }
        });
    }

    private synchronized void take(PackId pack, PackContents contents, IndexId from, Map<PackId, Long> sizes) {
        if (Long.valueOf(contents.packSize()).equals(sizes.get(pack))) {
            index.add(pack, contents, Optional.of(from));
            candidates.name(from, index.numberOf(pack));
        } else {
            candidates.exclude(from);
        }
    }

    RepositoryIndex index() {
        return index;
    }

    /** The index files that a snapshot of these packs may lean upon. */
    IndexChoice indexesFor(BitSet needed) {
        return IndexChoice.of(needed, candidates);
    }
}
