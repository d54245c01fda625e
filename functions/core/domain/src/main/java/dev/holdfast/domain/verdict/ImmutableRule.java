package dev.holdfast.domain.verdict;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.verdict.CopyObservation.DeletionTried;
import dev.holdfast.domain.verdict.CopyObservation.LocksRead;
import dev.holdfast.domain.verdict.CopyObservation.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * 1 immutable: at least one copy whose files of its newest complete, fresh run are held against everyone until at least half of
 * {@code lockFor} from now, as read from the server, and where a trial deletion was refused within thirty days.
 */
final class ImmutableRule {
    private static final Duration TRIAL_AGE = Duration.ofDays(30);

    private ImmutableRule() {}

    static DigitVerdict judge(Evaluation evaluation) {
        return CopyFinding.anyOf(
                Digit.IMMUTABLE,
                evaluation.copies().stream().map(ImmutableRule::finding).toList());
    }

    private static CopyFinding finding(CopyView copy) {
        if (copy.isUnobserved()) {
            return copy.whyUnobserved();
        }
        Optional<RunSeen> fresh = copy.fresh();
        if (fresh.isEmpty()) {
            return copy.whyNotFresh();
        }
        if (copy.location().orElseThrow().emulated().isYes()) {
            return CopyFinding.notMet(
                    copy.name() + " is emulated, and an emulator's lock protects nothing",
                    "Use a location at a real provider with a locked default retention.");
        }
        Optional<LocksRead> locks = copy.seen(LocksRead.class);
        if (locks.isEmpty() || !locks.get().locks().run().equals(fresh.get().run())) {
            return CopyFinding.unknown(
                    copy.name() + "'s locks on run " + fresh.get().run() + " have not been read",
                    "Let report read the locks of " + copy.name() + ", or run: holdfast verdict.");
        }
        CopyFinding lock = byLock(copy, locks.get().locks());
        return lock.judgement() == Judgement.MET ? byTrial(copy, lock) : lock;
    }

    private static CopyFinding byLock(CopyView copy, RunLocks locks) {
        if (locks.read() == 0) {
            return CopyFinding.unknown(
                    "not one lock of run " + locks.run() + " at " + copy.name() + " was read",
                    "Let report read the locks of " + copy.name() + ", or run: holdfast verdict.");
        }
        String remedy = "Give " + copy.name()
                + " a default retention in COMPLIANCE mode or a locked policy; new runs are then locked.";
        return switch (locks.weakest()) {
            case RunLocks.Enforced(Instant until) -> byEnd(copy, locks, until);
            case RunLocks.Bypassable(String mode) ->
                CopyFinding.notMet(
                        copy.name() + "'s locks can be lifted by whoever has the right (" + mode + ")", remedy);
            case RunLocks.Unlocked() ->
                CopyFinding.notMet(copy.name() + " holds files of run " + locks.run() + " without a lock", remedy);
            case RunLocks.Unreadable(String why) ->
                CopyFinding.unknown(
                        copy.name() + "'s locks cannot be read (" + why + ")",
                        "Allow the observer to read retention at " + copy.name() + ".");
        };
    }

    private static CopyFinding byEnd(CopyView copy, RunLocks locks, Instant until) {
        BackupLocation location = copy.location().orElseThrow();
        Instant needed = copy.now().plus(location.lockFor().dividedBy(2));
        if (until.isBefore(needed) || !until.isAfter(copy.now())) {
            return CopyFinding.notMet(
                    copy.name() + "'s locks on run " + locks.run() + " end " + until + ", less than half of lockFor ("
                            + DurationText.format(location.lockFor()) + ") from now",
                    "Renew the leases at " + copy.name() + ", or take a new snapshot, which is locked anew.");
        }
        return CopyFinding.met(copy.name() + " locks run " + locks.run() + " until " + until + " against everyone ("
                + locks.read() + " of " + locks.files() + " files read)");
    }

    private static String refusal(DeletionTried trial, Duration age) {
        String refused = "refused a deletion by " + trial.by() + " " + DurationText.approximate(age) + " ago";
        return trial.outcome() == TrialOutcome.NO_RIGHT
                ? refused + " (for want of the right to delete: the lock itself was read, not tried)"
                : refused;
    }

    private static CopyFinding byTrial(CopyView copy, CopyFinding lock) {
        String again = "Try it, as each restore test does: holdfast restore-test --from " + copy.name() + ".";
        Optional<DeletionTried> trial = copy.seen(DeletionTried.class);
        if (trial.isEmpty()) {
            return CopyFinding.unknown("nobody has tried to delete a protected file at " + copy.name(), again);
        }
        Duration age = Duration.between(trial.get().at(), copy.now());
        return switch (trial.get().outcome()) {
            case DELETED ->
                CopyFinding.notMet(
                        copy.name() + " let a protected file be deleted in a trial ("
                                + trial.get().answer() + ")",
                        "Treat " + copy.name() + " as unprotected, and ask its provider why a lock did not hold.");
            case INCONCLUSIVE ->
                CopyFinding.unknown(
                        "the trial deletion at " + copy.name() + " ended without a clear refusal ("
                                + trial.get().answer() + ")",
                        again);
            case REFUSED, NO_RIGHT ->
                age.compareTo(TRIAL_AGE) <= 0
                        ? CopyFinding.met(lock.clause() + " and " + refusal(trial.get(), age))
                        : CopyFinding.notMet(
                                "the last trial deletion at " + copy.name() + " is " + DurationText.approximate(age)
                                        + " old, more than " + DurationText.format(TRIAL_AGE),
                                again);
        };
    }
}
