package dev.holdfast.steps.restoretest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.contracts.SettableClock;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.evidence.DeletionTrial;
import dev.holdfast.evidence.DeletionTrial.Outcome;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.store.ForwardingObjectStore;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialDeletionTest {
    private final SettableClock clock = SettableClock.standard();
    private final MemoryObjectStore locking = MemoryObjectStore.locking(clock, Duration.ofDays(30));
    private final Workbench bench;

    TrialDeletionTest(@TempDir Path folder) {
        bench = Benches.on(Stage.set(folder.resolve("stage")));
    }

    @Test
    void aLockThatHoldsIsARefusalAndNamesWhoseCredentialsWereUsed() {
        DeletionTrial trial = tried(locking);

        assertThat(trial.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(trial.identity()).isEqualTo("restore-test with the provider's default credentials");
        assertThat(trial.file()).startsWith("trials/");
        assertThat(trial.at()).isEqualTo(clock.instant());
    }

    @Test
    void aRefusalForWantOfTheRightIsNoProofOfTheLock() {
        assertThat(tried(answering(new StoreException.AccessDenied("this identity may not delete", null))))
                .satisfies(trial -> {
                    assertThat(trial.outcome()).isEqualTo(Outcome.NO_RIGHT);
                    assertThat(trial.answer()).isEqualTo("this identity may not delete");
                });
    }

    @Test
    void aServerThatDeletesWhatItSaysIsLockedIsCaught() {
        ObjectStore lying = new ForwardingObjectStore(locking) {
            @Override
            public void delete(ObjectKey key, VersionId version) {
                locking.behindTheBack().erase(key);
            }
        };

        assertThat(tried(lying).outcome()).isEqualTo(Outcome.DELETED);
    }

    @Test
    void noAnswerProvesNothing() {
        assertThat(tried(answering(new StoreException.OutcomeUnknown("the answer was lost", null)))
                        .outcome())
                .isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void whereNothingIsLockedNothingIsTried() {
        DeletionTrial trial = tried(new MemoryObjectStore(clock));

        assertThat(trial.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(trial.answer()).contains("not locked");
    }

    private ObjectStore answering(StoreException failure) {
        return new ForwardingObjectStore(locking) {
            @Override
            public void delete(ObjectKey key, VersionId version) {
                throw failure;
            }
        };
    }

    private DeletionTrial tried(ObjectStore store) {
        BackupPlan plan = bench.resources().plan(Stage.PLAN);
        Copy copy = new Copy(bench.resources().locations(plan).getFirst(), store, locking);
        return new TrialDeletion(copy, plan).run(new Random(1));
    }
}
