package dev.holdfast.domain.verdict;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One copy of the plan and all that was observed of it. */
record CopyView(
        LocationName name, Optional<BackupLocation> location, Observations observed, Instant now, Duration maxAge) {

    /** Whether nothing can be said of what it holds. */
    boolean isUnobserved() {
        return location.isEmpty() || listed().isEmpty();
    }

    /** Why nothing can be said, as the end of a sentence, and what to do about it. */
    CopyFinding whyUnobserved() {
        if (location.isEmpty()) {
            return CopyFinding.unknown(
                    name + ": no location of that name is known",
                    "Create the BackupLocation " + name + ", or take it out of the plan.");
        }
        return switch (observed.of(name, CopyObservation.Looked.class).orElse(null)) {
            case CopyObservation.Unreachable unreachable ->
                CopyFinding.unknown(
                        name + " could not be reached (" + unreachable.error() + ")",
                        "Make " + name + " reachable, then look again: holdfast location check " + name + ".");
            case CopyObservation.Listed _ -> throw new IllegalStateException(name + " was observed");
            case null ->
                CopyFinding.unknown(
                        name + " has not been looked into",
                        "Let report observe " + name + ", or run: holdfast verdict.");
        };
    }

    Optional<CopyObservation.Listed> listed() {
        return observed.of(name, CopyObservation.Looked.class)
                .filter(CopyObservation.Listed.class::isInstance)
                .map(CopyObservation.Listed.class::cast);
    }

    /** Newest first; without those that claim to be of the future. */
    List<RunSeen> runs() {
        return listed().map(CopyObservation.Listed::runs).orElse(List.of()).stream()
                .filter(run -> !isOfTheFuture(run.takenAt()))
                .toList();
    }

    boolean isOfTheFuture(Instant instant) {
        return instant.isAfter(now.plus(Evaluation.CLOCK_SKEW));
    }

    List<RunSeen> completeRuns() {
        return runs().stream().filter(RunSeen::isComplete).toList();
    }

    Optional<RunSeen> newestComplete() {
        return completeRuns().stream().findFirst();
    }

    /** The newest complete run, if it is no older than the plan allows. */
    Optional<RunSeen> fresh() {
        return newestComplete().filter(run -> age(run).compareTo(maxAge) <= 0);
    }

    /** What is wrong with the files of a run that is newer than the newest complete one, if that is why it does not count. */
    Optional<CopyFinding> whyDamaged() {
        return runs().stream()
                .takeWhile(run -> !run.isComplete())
                .filter(run -> run.flaw().isPresent())
                .findFirst()
                .map(run -> CopyFinding.notMet(
                        name + " does not hold run " + run.run() + " as it was written: "
                                + run.flaw().orElseThrow(),
                        "Move what is damaged at " + name
                                + " away, as evidence, and run holdfast replicate; in the plan's first copy,"
                                + " put the file of the same name from another copy in its place."));
    }

    /** Why it has no fresh run, though it was looked into. */
    CopyFinding whyNotFresh() {
        return whyDamaged().orElseGet(this::whyStale);
    }

    private CopyFinding whyStale() {
        String remedy = "Look why " + name
                + " falls behind, and fire what is missing: holdfast snapshot, then holdfast replicate.";
        return newestComplete()
                .map(run -> CopyFinding.notMet(
                        name + "'s newest complete run " + run.run() + " is " + DurationText.approximate(age(run))
                                + " old, more than " + DurationText.format(maxAge),
                        remedy))
                .orElseGet(() -> CopyFinding.notMet(name + " holds no complete run", remedy));
    }

    Duration age(RunSeen run) {
        return Duration.between(run.takenAt(), now);
    }

    <T extends CopyObservation> Optional<T> seen(Class<T> kind) {
        return observed.of(name, kind);
    }
}
