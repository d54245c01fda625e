package dev.holdfast.repository.replication;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.store.ObjectEntry;
import dev.holdfast.store.ObjectStore;
import java.util.List;
import java.util.function.BiConsumer;

/** The packs in a listing, with their sizes. Files that are no packs, or lie in the wrong folder, are passed over. */
final class TargetPacks {
    private TargetPacks() {}

    static void list(ObjectStore store, List<String> prefixes, BiConsumer<PackId, Long> consumer) {
        for (String prefix : prefixes) {
            store.list(prefix, "", entry -> take(entry, consumer));
        }
    }

    private static void take(ObjectEntry entry, BiConsumer<PackId, Long> consumer) {
        String[] parts = entry.key().value().split("/");
        if (parts.length == 3 && Sha256.isName(parts[2]) && parts[2].startsWith(parts[1]) && parts[1].length() == 2) {
            consumer.accept(PackId.parse(parts[2]), entry.size());
        }
    }
}
