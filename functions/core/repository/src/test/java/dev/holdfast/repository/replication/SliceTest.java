package dev.holdfast.repository.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.store.Content;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slices: how they end at their deadline, how they go on, and when they give up. */
class SliceTest {
    private static final Shard ALL = new Shard(0, 1);

    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore source = new MemoryObjectStore(clock);
    private final MemoryObjectStore target = new MemoryObjectStore(clock);
    private final SourceRepository repository = new SourceRepository(source, 2);

    private Replication replication(ObjectStore to) {
        TransferLimits limits = new TransferLimits(2, 4 << 20, 1, Duration.ZERO);
        return new Replication(source, to, SourceRepository.SIGNER, ReplicationSettings.DEFAULT.withLimits(limits));
    }

    @Test
    void eachSliceGetsOnByAtLeastOnePackHoweverShortItIs() {
        repository.snapshot(repository.packs(5));
        Deadline over = Deadline.in(Duration.ZERO, clock);
        Optional<Cursor> cursor = Optional.empty();
        int slices = 0;

        SliceResult result;
        do {
            result = replication(target).copyShard(ALL, cursor, over, Progress.NONE);
            assertThat(result.files()).isPositive();
            cursor = result.next();
            slices++;
        } while (cursor.isPresent());

        assertThat(slices).isEqualTo(5);
        assertThat(replication(target).plan(1).shards()).isEmpty();
    }

    @Test
    void aCursorSurvivesItsText() {
        repository.snapshot(repository.packs(2));
        Optional<Cursor> next = replication(target)
                .copyShard(ALL, Optional.empty(), Deadline.in(Duration.ZERO, clock), Progress.NONE)
                .next();

        assertThat(Cursor.parse(next.orElseThrow().toString())).isEqualTo(next.get());
    }

    @Test
    void aPackThatFailsIsPassedOverAndComesBackWithTheCommit() {
        repository.snapshot(repository.packs(6));
        String victim = replication(target)
                .plan(1)
                .shards()
                .getFirst()
                .packs()
                .get(2)
                .id()
                .toString();
        ObjectStore refusing = new Refusing(target, victim);

        SliceResult result = replication(refusing).copyShard(ALL, Optional.empty(), Deadline.none(), Progress.NONE);

        assertThat(result.next()).isEmpty();
        assertThat(result.problems()).singleElement().isInstanceOf(FileOutcome.Failed.class);
        assertThat(result.isComplete()).isFalse();
        assertThat(replication(target).commit(1, Deadline.none()).missingShards())
                .containsExactly(ALL);
    }

    @Test
    void aTargetThatRefusesEverythingIsNotAskedForEachPack() {
        repository.snapshot(repository.packs(200));

        SliceResult result = replication(new Refusing(target, "data/"))
                .copyShard(ALL, Optional.empty(), Deadline.none(), Progress.NONE);

        assertThat(result.stopped()).hasValueSatisfying(why -> assertThat(why).contains("disk full"));
        assertThat(result.files()).isLessThan(30);
        assertThat(result.isComplete()).isFalse();
    }

    @Test
    void everyFileIsReported() {
        repository.snapshot(repository.packs(30));
        java.util.concurrent.atomic.AtomicLong bytes = new java.util.concurrent.atomic.AtomicLong();

        SliceResult result = replication(target).copyShard(ALL, Optional.empty(), Deadline.none(), outcome -> {
            if (outcome instanceof FileOutcome.Copied copied) {
                bytes.addAndGet(copied.bytes());
            }
        });

        assertThat(bytes.get()).isEqualTo(result.bytes()).isPositive();
    }

    /** Refuses to write keys that contain a text. */
    private static final class Refusing extends ForwardingObjectStore {
        private final String part;

        Refusing(ObjectStore inner, String part) {
            super(inner);
            this.part = part;
        }

        @Override
        public PutOutcome putIfAbsent(ObjectKey key, Content content) {
            if (key.value().contains(part)) {
                throw new StoreException.Permanent("disk full", null);
            }
            return super.putIfAbsent(key, content);
        }
    }
}
