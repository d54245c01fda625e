package dev.holdfast.contracts;

import static dev.holdfast.contracts.StoreContract.key;
import static dev.holdfast.contracts.StoreContract.readAll;
import static dev.holdfast.contracts.StoreContract.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import dev.holdfast.store.VersionSelector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Locks come from the place, can be lengthened, never shortened, and hold. */
public interface LockContract extends StoreContract {
    @Test
    default void aNewFileIsLockedByThePlaceItself() {
        ObjectStat stat = written(store(), key("file"));
        assertThat(lockedUntil(stat.lock())).isAfter(stat.serverTime().plus(Duration.ofHours(23)));
    }

    @Test
    default void whereNothingLocksTheStoreSaysSo() {
        assertThat(written(place().unlockedStore(), key("file")).lock()).isEqualTo(Lock.none());
    }

    @Test
    default void aLockedVersionCannotBeDeleted() {
        ObjectStat stat = written(store(), key("file"));
        assertThatThrownBy(() -> store().delete(key("file"), stat.version()))
                .isInstanceOf(StoreException.Refused.class)
                .hasMessageContaining("file");
        assertThat(readAll(store(), key("file"))).asString().isEqualTo("kept");
    }

    @Test
    default void aVersionWithoutALockCanBeDeleted() {
        ObjectStore store = place().unlockedStore();
        ObjectStat stat = written(store, key("file"));
        store.delete(key("file"), stat.version());
        assertThat(store.versions(key("file"))).isEmpty();
        assertThatThrownBy(() -> store.delete(key("file"), stat.version())).isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    default void aLockCanBeLengthened() {
        ObjectStat stat = written(store(), key("file"));
        Instant until = lockedUntil(stat.lock()).plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

        Lock answered = store().extendLock(key("file"), stat.version(), until);

        assertThat(lockedUntil(answered)).isEqualTo(until);
        assertThat(lockedUntil(
                        store().stat(key("file"), VersionSelector.CURRENT).lock()))
                .isEqualTo(until);
        // A repeated request changes nothing and succeeds: answers get lost.
        assertThat(lockedUntil(store().extendLock(key("file"), stat.version(), until)))
                .isEqualTo(until);
    }

    @Test
    default void aLockCannotBeShortened() {
        ObjectStat stat = written(store(), key("file"));
        Instant until = lockedUntil(stat.lock());
        assertThatThrownBy(() -> store().extendLock(key("file"), stat.version(), until.minus(1, ChronoUnit.HOURS)))
                .isInstanceOf(StoreException.Refused.class);
        assertThat(lockedUntil(
                        store().stat(key("file"), VersionSelector.CURRENT).lock()))
                .isEqualTo(until);
    }

    @Test
    default void theLockOfAFileThatIsNotThereCannotBeLengthened() {
        VersionId version = written(store(), key("file")).version();
        Instant until = Instant.now().plus(40, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        assertThatThrownBy(() -> store().extendLock(key("other"), version, until))
                .isInstanceOf(StoreException.NotFound.class);
    }

    @Test
    default void aVersionCanBeDeletedOnceItsLockHasLapsed() throws InterruptedException {
        ObjectStore store = place().unlockedStore();
        ObjectStat stat = written(store, key("file"));
        Instant until = stat.serverTime().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
        store.extendLock(key("file"), stat.version(), until);
        assertThatThrownBy(() -> store.delete(key("file"), stat.version())).isInstanceOf(StoreException.Refused.class);

        place().waitUntil(until.plusSeconds(1));

        store.delete(key("file"), stat.version());
        assertThat(store.versions(key("file"))).isEmpty();
    }

    @Test
    default void theLockOfAVersionSurvivesWhatIsPutOnTop() {
        ObjectStat stat = written(store(), key("file"));
        place().hide(key("file"));
        place().overwrite(key("file"), new byte[] {1});

        assertThat(store().stat(key("file"), stat.version()).lock()).isEqualTo(stat.lock());
        assertThatThrownBy(() -> store().delete(key("file"), stat.version()))
                .isInstanceOf(StoreException.Refused.class);
    }

    private static ObjectStat written(ObjectStore store, ObjectKey key) {
        store.putIfAbsent(key, text("kept"));
        return store.stat(key, VersionSelector.CURRENT);
    }

    /** Until when; a place that nobody enforces counts too, as long as it keeps the lock itself. */
    private static Instant lockedUntil(Lock lock) {
        return switch (lock) {
            case Lock.Enforced(Instant until) -> until;
            case Lock.Bypassable(Instant until, String _) -> until;
            case Lock.None(), Lock.Unknown(String _) -> throw new AssertionError("There is no lock: " + lock);
        };
    }
}
