package dev.holdfast.repository.replication;

import java.util.List;

/** What is to be done in one shard, in the order of the packs' names. */
public record ShardPlan(Shard shard, List<MissingPack> packs) {
    public ShardPlan {
        packs = List.copyOf(packs);
    }

    /** Bytes that have to travel. */
    public long bytes() {
        return packs.stream()
                .filter(pack -> pack.reason() == MissingPack.Reason.ABSENT)
                .mapToLong(MissingPack::size)
                .sum();
    }
}
