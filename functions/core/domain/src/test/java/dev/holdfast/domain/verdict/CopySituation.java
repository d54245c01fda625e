package dev.holdfast.domain.verdict;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.YesNo;
import dev.holdfast.domain.location.AzureSettings;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.Credentials;
import dev.holdfast.domain.location.LocalSettings;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.location.Medium;
import dev.holdfast.domain.location.NetworkSettings;
import dev.holdfast.domain.location.S3Settings;
import dev.holdfast.domain.location.Site;
import dev.holdfast.domain.location.StoreSettings;
import dev.holdfast.domain.verdict.CopyObservation.TrialOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One copy of a {@link Situation}: what its owner declares, and what was seen. */
final class CopySituation {
    enum Look {
        LISTED,
        UNREACHABLE,
        NOT_AT_ALL
    }

    private final StoreSettings settings;
    String medium;
    String site;
    Duration lockFor;
    YesNo inCluster;
    YesNo emulated = YesNo.NO;
    YesNo described = YesNo.YES;

    Look look = Look.LISTED;
    List<RunSeen> runs = List.of(run(Situation.NEWEST, 2, 2), run(Situation.PREVIOUS, 8, 2), run(Situation.OLD, 74, 2));
    Optional<RunLocks.Weakest> locks = Optional.of(new RunLocks.Enforced(Instant.parse("2026-12-21T10:00:00Z")));
    RunId locksOf = Situation.NEWEST;
    long locksRead = 20;
    Optional<TrialOutcome> trial = Optional.of(TrialOutcome.REFUSED);
    String trialAnswer = "refused";
    Duration trialAge = Duration.ofDays(2);
    EvidenceSituation evidence = new EvidenceSituation();

    private CopySituation(StoreSettings settings, String medium, String site, Duration lockFor, YesNo inCluster) {
        this.settings = settings;
        this.medium = medium;
        this.site = site;
        this.lockFor = lockFor;
        this.inCluster = inCluster;
    }

    static CopySituation disk() {
        CopySituation disk = new CopySituation(new LocalSettings("/backups"), "disk", "fra", Duration.ZERO, YesNo.YES);
        disk.locks = Optional.of(new RunLocks.Unlocked());
        disk.trial = Optional.empty();
        return disk;
    }

    static CopySituation bucket() {
        S3Settings s3 = new S3Settings(
                "backups", "eu-central-1", Optional.empty(), YesNo.NO, S3Settings.Checksums.WHEN_SUPPORTED);
        return new CopySituation(s3, "object-store", "fra", Duration.ofDays(30), YesNo.YES);
    }

    static CopySituation vault() {
        AzureSettings azure = new AzureSettings("backups", "examplebackups", Optional.empty());
        return new CopySituation(azure, "object-store-b", "dub", Duration.ofDays(30), YesNo.NO);
    }

    static RunSeen run(RunId id, int hoursAgo, int present) {
        return new RunSeen(
                id,
                Situation.NOW.minus(Duration.ofHours(hoursAgo)),
                new RunSeen.Members(2, present),
                new RunSeen.Size(512, 4 << 20, 1000),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    Optional<BackupLocation> location(LocationName name) {
        return described.isYes()
                ? Optional.of(new BackupLocation(
                        name,
                        settings,
                        new Medium(medium),
                        new Site(site),
                        Optional.empty(),
                        "",
                        lockFor,
                        inCluster,
                        emulated,
                        List.of(),
                        NetworkSettings.DIRECT,
                        new Credentials.DefaultChain()))
                : Optional.empty();
    }

    List<Observation> observations(LocationName name) {
        List<Observation> seen = new ArrayList<>();
        switch (look) {
            case LISTED -> seen.add(new CopyObservation.Listed(name, Situation.NOW, "test", runs.size(), runs));
            case UNREACHABLE ->
                seen.add(new CopyObservation.Unreachable(name, Situation.NOW, "test", "connection refused"));
            case NOT_AT_ALL -> {}
        }
        locks.ifPresent(weakest -> seen.add(new CopyObservation.LocksRead(
                name,
                Situation.NOW,
                "test",
                new RunLocks(locksOf, weakest, locksRead, 300, Situation.NOW.minus(Duration.ofDays(1))))));
        trial.ifPresent(outcome -> seen.add(
                new CopyObservation.DeletionTried(name, Situation.NOW.minus(trialAge), "test", outcome, trialAnswer)));
        evidence.observation(name).ifPresent(seen::add);
        return seen;
    }
}
