package dev.holdfast.steps.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.copy.LocationCheck.Grade;
import dev.holdfast.steps.copy.LocationCheck.Result;
import dev.holdfast.steps.resources.ResourceFolder;
import dev.holdfast.store.Content;
import dev.holdfast.store.DefaultRetention;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.LocationProbe;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocationCheckTest {
    private static final Duration MONTH = Duration.ofDays(30);

    private final SettableClock clock = SettableClock.standard();
    private final BackupLocation location;

    LocationCheckTest(@TempDir Path folder) {
        Stage stage = Stage.set(folder.resolve("stage"));
        stage.placeCopy("first", "local: {path: /srv}\n  lockFor: 30d");
        location = new ResourceFolder(stage.resources(), clock).location(new LocationName("first"));
    }

    @Test
    void aPlaceThatLocksEveryNewFileIsGoodThroughout() {
        List<Result> results = check(MemoryObjectStore.locking(clock, MONTH));

        assertThat(results).extracting(Result::grade).containsOnly(Grade.GOOD);
        assertThat(results)
                .extracting(Result::what)
                .contains("write again", "lock of a new file", "deletion by this identity");
    }

    @Test
    void aPlaceWithoutALockWorksAndIsDoubtfulAndNothingIsLeftThere() {
        MemoryObjectStore store = new MemoryObjectStore(clock);

        List<Result> results = check(store);

        assertThat(results).extracting(Result::grade).doesNotContain(Grade.FAILED);
        assertThat(of(results, "default retention").found()).contains("none", "COMPLIANCE");
        assertThat(of(results, "lock of a new file").found()).contains("not immutable");
        assertThat(of(results, "deletion by this identity"))
                .isEqualTo(new Result(
                        "deletion by this identity",
                        Grade.DOUBTFUL,
                        "was NOT refused: whoever holds these credentials can delete the copy"));
        List<ObjectKey> left = new ArrayList<>();
        store.list("", "", entry -> left.add(entry.key()));
        assertThat(left).isEmpty();
    }

    @Test
    void aLockThatIsTooShortOrCanBeLiftedIsDoubtful() {
        assertThat(of(check(MemoryObjectStore.locking(clock, Duration.ofDays(1))), "default retention"))
                .satisfies(short_ -> {
                    assertThat(short_.grade()).isEqualTo(Grade.DOUBTFUL);
                    assertThat(short_.found()).contains("less than the location's lockFor");
                });
        var governed = new MemoryObjectStore(clock, new DefaultRetention.Bypassable(MONTH, "GOVERNANCE"));
        assertThat(of(check(governed), "lock of a new file").found()).contains("GOVERNANCE", "not immutable");
    }

    @Test
    void aRefusalForWantOfTheRightIsToldApartFromTheLock() {
        MemoryObjectStore store = MemoryObjectStore.locking(clock, MONTH);
        ObjectStore writer = new ForwardingObjectStore(store) {
            @Override
            public void delete(ObjectKey key, VersionId version) {
                throw new StoreException.AccessDenied("this identity may not delete", null);
            }
        };

        assertThat(of(check(writer, store), "deletion by this identity").found())
                .contains("for want of the right", "may not delete");
    }

    @Test
    void aServerThatWritesTwiceFailsAndNothingDependentIsTried() {
        MemoryObjectStore store = MemoryObjectStore.locking(clock, MONTH);
        ObjectStore overwriting = new ForwardingObjectStore(store) {
            @Override
            public PutOutcome putIfAbsent(ObjectKey key, Content content) {
                super.putIfAbsent(key, content);
                return PutOutcome.CREATED;
            }
        };

        assertThat(of(check(overwriting, store), "write again"))
                .satisfies(result -> assertThat(result.grade()).isEqualTo(Grade.FAILED));
    }

    @Test
    void aPlaceThatCannotBeWrittenEndsTheCheckWithOneSentence() {
        MemoryObjectStore store = new MemoryObjectStore(clock);
        ObjectStore readOnly = new ForwardingObjectStore(store) {
            @Override
            public PutOutcome putIfAbsent(ObjectKey key, Content content) {
                throw new StoreException.AccessDenied("this identity may not write", null);
            }
        };

        List<Result> results = check(readOnly, store);

        assertThat(results.getLast()).isEqualTo(new Result("write", Grade.FAILED, "this identity may not write"));
        assertThat(results).extracting(Result::what).doesNotContain("read a range");
    }

    @Test
    void aServerWhoseClockIsWrongFails() {
        SettableClock ours = new SettableClock(clock.instant().plus(Duration.ofDays(1)));
        MemoryObjectStore store = MemoryObjectStore.locking(clock, MONTH);

        List<Result> results = new LocationCheck(new Copy(location, store, store), new Random(1), ours).run();

        assertThat(of(results, "clock").grade()).isEqualTo(Grade.FAILED);
    }

    private List<Result> check(MemoryObjectStore store) {
        return check(store, store);
    }

    private List<Result> check(ObjectStore store, LocationProbe probe) {
        return new LocationCheck(new Copy(location, store, probe), new Random(1), clock).run();
    }

    private static Result of(List<Result> results, String what) {
        return results.stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow();
    }
}
