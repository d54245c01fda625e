package dev.holdfast.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every guarantee of {@link dev.holdfast.store.ObjectStore}, as tests. An adapter's test class extends this and gives places; where
 * an adapter cannot keep a promise, it overrides that one test, says why, and tests what it does instead.
 */
public abstract class ObjectStoreContract
        implements PutContract, ReadContract, ListContract, VersionContract, LockContract {
    private @Nullable TestPlace place;

    /** A fresh, empty place. Closed after the test. */
    protected abstract TestPlace newPlace();

    @BeforeEach
    void makePlace() {
        place = newPlace();
    }

    @AfterEach
    void closePlace() {
        if (place != null) {
            place.close();
        }
    }

    @Override
    public final TestPlace place() {
        if (place == null) {
            throw new IllegalStateException("There is a place only while a test runs");
        }
        return place;
    }

    @Test
    void aStoreDescribesItself() {
        assertThat(place().store().describe()).isNotBlank();
    }
}
