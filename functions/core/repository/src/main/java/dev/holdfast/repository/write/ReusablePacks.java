package dev.holdfast.repository.write;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The packs that a run may build upon: they are there, in the size that index or header demands, and the policy allows them.
 * Packs that no index names, left by a run that died, tell by their own headers what they hold.
 */
final class ReusablePacks {
    private static final int HEADERS_AT_ONCE = 16;

    private final RepositoryIndex index = new RepositoryIndex();
    private final Map<PackId, PackContents> unindexed = new ConcurrentHashMap<>();

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
        loader.load((pack, contents, from) -> {
            if (Long.valueOf(contents.packSize()).equals(sizes.get(pack))) {
                index.add(pack, contents, Optional.of(from));
            }
        });
        List<Map.Entry<PackId, Long>> rest = sizes.entrySet().stream()
                .filter(pack -> index.numberOf(pack.getKey()) < 0)
                .toList();
        PackHeaders headers = new PackHeaders(repository.files(), repository.key());
        Tasks.forEach(rest, HEADERS_AT_ONCE, pack -> {
            try {
                PackContents contents = headers.read(pack.getKey(), pack.getValue());
                unindexed.put(pack.getKey(), contents);
                index.add(pack.getKey(), contents, Optional.empty());
            } catch (RepositoryException.Damaged e) {
                // Not to be built upon; a check reports it.
            }
        });
    }

    RepositoryIndex index() {
        return index;
    }

    /** What a pack holds that no index names. */
    PackContents unindexed(PackId pack) {
        return unindexed.getOrDefault(pack, new PackContents());
    }
}
