package dev.holdfast.domain.verdict;

import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.verdict.CopyObservation.GenuineEvidence;
import dev.holdfast.domain.verdict.CopyObservation.LocksRead;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes the rows that people read. */
final class Scoreboard {
    private Scoreboard() {}

    static CopyStatus row(CopyView copy) {
        return new CopyStatus(
                copy.name(),
                copy.location(),
                copy.listed().map(listed -> OptionalLong.of(listed.snapshots())).orElse(OptionalLong.empty()),
                copy.newestComplete()
                        .map(run -> new CopyStatus.NewestRun(
                                run.run(),
                                run.takenAt(),
                                run.size().objects(),
                                run.size().bytes(),
                                run.certificateEnds())),
                immutableUntil(copy),
                copy.seen(GenuineEvidence.class).map(seen -> lastTest(seen.evidence())),
                copy.location().map(location -> location.emulated()).orElse(YesNo.NO));
    }

    private static Optional<Instant> immutableUntil(CopyView copy) {
        return copy.seen(LocksRead.class)
                .map(LocksRead::locks)
                .filter(locks -> locks.read() > 0
                        && copy.newestComplete()
                                .filter(run -> run.run().equals(locks.run()))
                                .isPresent())
                .flatMap(locks -> locks.weakest() instanceof RunLocks.Enforced(Instant until)
                        ? Optional.of(until)
                        : Optional.empty());
    }

    private static CopyStatus.LastTest lastTest(Evidence evidence) {
        return new CopyStatus.LastTest(
                evidence.conditions().level(),
                evidence.conditions().finished(),
                evidence.effort().total(),
                evidence.counts(),
                evidence.passed() ? YesNo.YES : YesNo.NO,
                Optional.ofNullable(evidence.etcd()));
    }
}
