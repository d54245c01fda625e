package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.RetryPolicy;
import dev.holdfast.store.RetryingObjectStore;
import dev.holdfast.store.Sleeper;
import dev.holdfast.store.StoreOperation;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Over a store of whose calls every fifth fails, the retrying one keeps the whole contract. */
class RetryingOverFaultsContractTest extends ObjectStoreContract {
    private static final long SEED = 20260101;
    private static final RetryPolicy UNTIRING = new RetryPolicy(40, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final Sleeper IMPATIENT = _ -> {};

    private static FaultPlan plan = FaultPlan.scripted();

    @BeforeAll
    static void plan() {
        plan = FaultPlan.random(new Random(SEED), 0.2);
        // After a lost answer, "not there" counts as deleted: what the contract says of deleting a version that never
        // was, holds
        // only where no answer is lost. RetryingObjectStoreTest has the deletions.
        plan.afterGood(StoreOperation.DELETE, 1000);
    }

    @AfterAll
    static void theFaultsCame() {
        assertThat(plan.fired(Fault.REFUSED_BEFORE)).isPositive();
        assertThat(plan.fired(Fault.ANSWER_LOST)).isPositive();
        assertThat(plan.fired(Fault.REQUEST_LOST)).isPositive();
        assertThat(plan.fired(Fault.CUT_SHORT)).isPositive();
    }

    @Override
    protected TestPlace newPlace() {
        return new MemoryPlace(RetryingOverFaultsContractTest::unreliable);
    }

    private static ObjectStore unreliable(ObjectStore store) {
        return new RetryingObjectStore(
                new FaultyObjectStore(store, plan, IMPATIENT), UNTIRING, IMPATIENT, new Random(SEED));
    }
}
