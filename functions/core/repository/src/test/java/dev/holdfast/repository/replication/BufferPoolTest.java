package dev.holdfast.repository.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
    private static final int MIB = 1 << 20;

    @Test
    void arraysAreUsedAgain() throws Exception {
        BufferPool pool = new BufferPool(10 * MIB, 0);
        byte[] first = pool.take(3 * MIB);
        pool.give(first);

        assertThat(pool.take(3 * MIB - 5)).isSameAs(first);
    }

    @Test
    void anArrayForASmallerFileFitsTheLargestThatIsExpected() throws Exception {
        BufferPool pool = new BufferPool(10 * MIB, 3 * MIB - 5);

        byte[] first = pool.take(2 * MIB);
        pool.give(first);

        assertThat(first).hasSize(3 * MIB);
        assertThat(pool.take(3 * MIB - 5)).isSameAs(first);
    }

    @Test
    void oneFileMayExceedTheCapacityAlone() throws Exception {
        BufferPool pool = new BufferPool(MIB, 0);

        assertThat(pool.take(5 * MIB)).hasSize(5 * MIB);
    }

    @Test
    void theSumOfAllArraysStaysBelowTheCapacity() {
        BufferPool pool = new BufferPool(8 * MIB, 0);
        AtomicLong most = new AtomicLong();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 64; i++) {
                Random random = new Random(i);
                threads.execute(() -> takeAndGive(pool, random, most));
            }
        }
        assertThat(most.get()).isPositive().isLessThanOrEqualTo(8L * MIB);
    }

    private static void takeAndGive(BufferPool pool, Random random, AtomicLong most) {
        try {
            for (int n = 0; n < 50; n++) {
                byte[] array = pool.take(random.nextInt(4 * MIB));
                most.accumulateAndGet(pool.allocated(), Math::max);
                pool.give(array);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
