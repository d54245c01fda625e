package dev.holdfast.repository.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.Fault;
import dev.holdfast.contracts.FaultPlan;
import dev.holdfast.contracts.FaultyObjectStore;
import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.repository.write.StoredPack;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

/** Whatever fails and whenever it dies: nothing incomplete is ever listed, and the next runs bring it to its end. */
class ReplicationFaultsProperties {
    private static final TransferLimits IMPATIENT = new TransferLimits(4, 3 << 20, 2, Duration.ZERO);

    private final SettableClock clock = SettableClock.standard();

    @Property(tries = 60)
    void convergesAfterFaultsAndKills(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 40) int percent,
            @ForAll @IntRange(min = 1, max = 9) int shards) {
        Random random = new Random(seed);
        MemoryObjectStore source = new MemoryObjectStore(clock);
        MemoryObjectStore target = new MemoryObjectStore(clock);
        fill(source, seed, random);
        TargetAudit audit = new TargetAudit(target);

        int fired = 0;
        for (int round = 0; round < 4; round++) {
            FaultPlan plan = FaultPlan.random(new Random(seed + round), percent / 100.0);
            MortalStore faultySource = mortal(source, plan, random.nextInt(300));
            MortalStore faultyTarget = mortal(target, plan, random.nextInt(300));
            attempt(new Replication(faultySource, faultyTarget, SourceRepository.SIGNER, settings()), shards);
            fired += faultySource.isDead() || faultyTarget.isDead() ? 1 : 0;
            fired += Stream.of(Fault.values()).mapToInt(plan::fired).sum();
            audit.requireSound();
        }
        Statistics.label("faults fired")
                .collect(fired > 0)
                .coverage(seen -> seen.check(true).percentage(share -> share > 80));

        requireConverges(source, target, shards);
    }

    @Property(tries = 20)
    void twoAtOnceDoNoHarm(@ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int percent) {
        MemoryObjectStore source = new MemoryObjectStore(clock);
        MemoryObjectStore target = new MemoryObjectStore(clock);
        fill(source, seed, new Random(seed));

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2; i++) {
                ObjectStore faulty =
                        mortal(target, FaultPlan.random(new Random(seed + i), percent / 100.0), Integer.MAX_VALUE);
                threads.execute(() -> attempt(new Replication(source, faulty, SourceRepository.SIGNER, settings()), 3));
            }
        }
        new TargetAudit(target).requireSound();
        requireConverges(source, target, 3);
    }

    private static MortalStore mortal(ObjectStore store, FaultPlan plan, int calls) {
        return new MortalStore(new FaultyObjectStore(store, plan, _ -> {}), calls);
    }

    private static ReplicationSettings settings() {
        return ReplicationSettings.DEFAULT.withLimits(IMPATIENT);
    }

    private static void fill(MemoryObjectStore store, long seed, Random random) {
        SourceRepository repository = new SourceRepository(store, seed);
        List<StoredPack> known = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            known.addAll(repository.packs(random.nextInt(8)));
            repository.snapshot(known.subList(0, known.size() - random.nextInt(known.size() / 2 + 1)));
        }
    }

    /** One run that nobody nurses: it plans, copies and commits as far as it comes. */
    private static void attempt(Replication replication, int shards) {
        try {
            replication.plan(shards);
            for (Shard shard : Shard.all(shards)) {
                replication.copyShard(shard, Optional.empty(), Deadline.none(), Progress.NONE);
            }
        } catch (StoreException e) {
            // A listing failed: the next run will see.
        }
        try {
            replication.commit(shards, Deadline.none());
        } catch (StoreException e) {
            // Likewise.
        }
    }

    private static void requireConverges(MemoryObjectStore source, MemoryObjectStore target, int shards) {
        Replication calm = new Replication(source, target, SourceRepository.SIGNER, settings());
        for (ShardPlan shard : calm.plan(shards).shards()) {
            assertThat(calm.copyShard(shard.shard(), Optional.empty(), Deadline.none(), Progress.NONE)
                            .isComplete())
                    .isTrue();
        }
        assertThat(calm.commit(shards, Deadline.none()).isComplete()).isTrue();
        assertThat(calm.plan(shards).shards()).isEmpty();
        TargetAudit audit = new TargetAudit(target);
        audit.requireSound();
        for (String folder : List.of("keys/", "wrapped/", "index/", "receipts/", "snapshots/")) {
            assertThat(audit.keys(folder)).as(folder).isEqualTo(new TargetAudit(source).keys(folder));
        }
        assertThat(audit.keys("evidence/")).isEmpty();
    }
}
