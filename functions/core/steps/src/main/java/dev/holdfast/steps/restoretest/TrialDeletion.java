package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.evidence.DeletionTrial;
import dev.holdfast.evidence.DeletionTrial.Outcome;
import dev.holdfast.evidence.TrialLog;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.store.Content;
import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStat;
import dev.holdfast.store.StoreException;
import dev.holdfast.store.VersionSelector;
import java.util.random.RandomGenerator;

/**
 * Writes a file for the purpose, tries to delete it, and hopes to be refused. Never anything else: not even the evidence of the test,
 * which would be lost wherever nothing is locked.
 */
final class TrialDeletion {
    private static final int BYTES = 32;

    private final Copy copy;
    private final BackupPlan plan;

    TrialDeletion(Copy copy, BackupPlan plan) {
        this.copy = copy;
        this.plan = plan;
    }

    DeletionTrial run(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        Content victim = Content.of(bytes);
        ObjectKey key = ObjectKey.of(TrialLog.FOLDER + victim.sha256());
        copy.store().putIfAbsent(key, victim);
        ObjectStat stat = copy.store().stat(key, VersionSelector.CURRENT);
        if (stat.lock() instanceof Lock.None) {
            return trial(stat, Outcome.INCONCLUSIVE, "a new file is not locked there, so there was nothing to try");
        }
        try {
            copy.store().delete(key, stat.version());
            return trial(stat, Outcome.DELETED, "the place deleted it");
        } catch (StoreException.Refused e) {
            return trial(stat, Outcome.REFUSED, String.valueOf(e.getMessage()));
        } catch (StoreException.AccessDenied e) {
            return trial(stat, Outcome.NO_RIGHT, String.valueOf(e.getMessage()));
        } catch (StoreException e) {
            return trial(stat, Outcome.INCONCLUSIVE, String.valueOf(e.getMessage()));
        }
    }

    private DeletionTrial trial(ObjectStat stat, Outcome outcome, String answer) {
        return new DeletionTrial(
                plan.ref(),
                copy.location().name(),
                stat.serverTime(),
                "restore-test with " + copy.location().credentials().describe(),
                stat.key().value(),
                outcome,
                answer);
    }
}
