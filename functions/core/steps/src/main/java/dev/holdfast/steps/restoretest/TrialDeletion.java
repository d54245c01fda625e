package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.evidence.DeletionTrial;
import dev.holdfast.evidence.DeletionTrial.Outcome;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;

/**
 * Tries to delete a file that this test itself has just written, and hopes to be refused. Never anything else: where a place lets it
 * happen, only our own evidence is lost, and the next test writes another.
 */
final class TrialDeletion {
    private final Copy copy;
    private final BackupPlan plan;

    TrialDeletion(Copy copy, BackupPlan plan) {
        this.copy = copy;
        this.plan = plan;
    }

    DeletionTrial of(String file) {
        ObjectKey key = ObjectKey.of(file);
        ObjectStat stat = copy.store().stat(key, VersionSelector.CURRENT);
        try {
            copy.store().delete(key, stat.version());
            return trial(stat, Outcome.DELETED, "the place deleted it");
        } catch (StoreException.Refused | StoreException.AccessDenied e) {
            return trial(stat, Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return trial(stat, Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()));
        }
    }

    private DeletionTrial trial(ObjectStat stat, Outcome outcome, String answer) {
        return new DeletionTrial(
                plan.ref(),
                copy.location().name(),
                stat.serverTime(),
                "restore-test",
                stat.key().value(),
                outcome,
                answer);
    }
}
