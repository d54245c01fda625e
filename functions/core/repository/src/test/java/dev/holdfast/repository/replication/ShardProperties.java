package dev.holdfast.repository.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.format.RepositoryLayout;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ShardProperties {
    @Property
    void everyPackLiesInExactlyOneShardAndBelowItsPrefixes(
            @ForAll @Size(32) byte[] digest, @ForAll @IntRange(min = 1, max = 256) int of) {
        PackId pack = new PackId(Sha256.ofDigest(digest));
        String key = RepositoryLayout.key(pack).value();

        assertThat(Shard.all(of).stream().filter(shard -> shard.contains(pack))).hasSize(1);
        assertThat(Shard.all(of).stream()
                        .filter(shard -> shard.prefixes().stream().anyMatch(key::startsWith)))
                .containsExactly(Shard.of(pack, of));
    }
}
