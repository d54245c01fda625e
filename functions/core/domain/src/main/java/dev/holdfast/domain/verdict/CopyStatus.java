package dev.holdfast.domain.verdict;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.ProofLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One row of the scoreboard. What was not observed is empty.
 *
 * @param location empty if the plan names one that nobody described
 * @param immutableUntil until when the files of the newest complete run are held against everyone
 */
public record CopyStatus(
        LocationName copy,
        Optional<BackupLocation> location,
        OptionalLong snapshots,
        Optional<NewestRun> newestRun,
        Optional<Instant> immutableUntil,
        Optional<LastTest> lastTest,
        YesNo emulated) {
    /**
     * The newest complete run in the copy.
     *
     * @param certificateEnds when the client certificate ends with which etcd was captured, if one was
     */
    public record NewestRun(RunId run, Instant takenAt, long objects, long bytes, Optional<Instant> certificateEnds) {}

    /**
     * The newest genuine restore test of the copy.
     *
     * @param etcd what became of the snapshot of etcd in it, if there was one to test
     */
    public record LastTest(
            ProofLevel level,
            Instant finished,
            Duration took,
            ObjectCounts counts,
            YesNo passed,
            Optional<EtcdFindings> etcd) {}
}
