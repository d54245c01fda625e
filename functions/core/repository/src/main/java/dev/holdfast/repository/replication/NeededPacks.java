package dev.holdfast.repository.replication;

import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.write.StoredPack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What the receipts need, less what the target has. */
final class NeededPacks {
    private final Predicate<PackId> wanted;
    private final Map<PackId, MissingPack> packs = new HashMap<>();

    /** @param wanted which packs the caller is about */
    NeededPacks(Predicate<PackId> wanted) {
        this.wanted = wanted;
    }

    void need(List<StoredPack> needed) {
        for (StoredPack pack : needed) {
            if (wanted.test(pack.id())) {
                packs.computeIfAbsent(pack.id(), id -> new MissingPack(id, pack.size(), MissingPack.Reason.ABSENT));
            }
        }
    }

    void isThere(PackId id, long size, TargetCheck check) {
        packs.computeIfPresent(id, (_, pack) -> {
            if (pack.size() != size) {
                return new MissingPack(id, pack.size(), MissingPack.Reason.OTHER_SIZE);
            }
            return switch (check) {
                case SIZE -> null;
                case HASH -> new MissingPack(id, size, MissingPack.Reason.TO_VERIFY);
            };
        });
    }

    /** What is left, cut into shards and in the order of the names; shards with nothing to do are left out. */
    List<ShardPlan> shards(int of) {
        Map<Shard, List<MissingPack>> byShard = new TreeMap<>();
        packs.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(pack -> byShard.computeIfAbsent(Shard.of(pack.id(), of), _ -> new ArrayList<>())
                        .add(pack));
        return byShard.entrySet().stream()
                .map(entry -> new ShardPlan(entry.getKey(), entry.getValue()))
                .toList();
    }
}
