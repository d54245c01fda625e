package dev.holdfast.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SharedTurnTest {
    private static final int MANY = 20;

    private final SharedTurn turn = new SharedTurn();
    private final AtomicInteger turns = new AtomicInteger();

    @Test
    void whoComesWhileOthersWorkSharesTheNextTurn() throws Exception {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        List<Thread> all = new ArrayList<>();
        all.add(Thread.ofPlatform()
                .start(() -> turn.take(() -> {
                    turns.incrementAndGet();
                    working.countDown();
                    awaited(goOn);
                })));
        working.await();
        for (int i = 0; i < MANY; i++) {
            Thread late = Thread.ofPlatform().start(() -> turn.take(turns::incrementAndGet));
            all.add(late);
            while (late.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        goOn.countDown();
        for (Thread each : all) {
            each.join();
        }

        assertThat(turns)
                .as("the one who worked, and one for all who came meanwhile")
                .hasValue(2);
    }

    @Test
    void whoComesAfterwardsHasATurnOfItsOwnAndAFailureIsNobodysTurn() {
        turn.take(turns::incrementAndGet);
        assertThatThrownBy(() -> turn.take(() -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        turn.take(turns::incrementAndGet);

        assertThat(turns).hasValue(2);
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
