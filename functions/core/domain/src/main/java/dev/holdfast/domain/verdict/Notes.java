package dev.holdfast.domain.verdict;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.verdict.CopyObservation.GenuineEvidence;
import dev.holdfast.domain.verdict.CopyObservation.LocksRead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is shown beside the digits. */
final class Notes {
    private static final int MOST_LEFT_OUT = 5;
    /** As plans name who runs a cluster, where that is a managed one. */
    private static final Set<String> KEEPS_ETCD = Set.of("eks", "aks", "gke");

    private final List<Note> notes = new ArrayList<>();

    private Notes() {}

    static List<Note> of(Evaluation evaluation) {
        Notes notes = new Notes();
        evaluation.copies().forEach(notes::ofCopy);
        notes.ofPlan(evaluation);
        return notes.notes;
    }

    private void ofPlan(Evaluation evaluation) {
        CopyView first = evaluation.copies().getFirst();
        first.newestComplete().ifPresent(run -> leftOut(run));
        noEtcd(evaluation.plan());
        Trend.anomalies(first.completeRuns()).forEach(text -> plan(Note.Kind.ANOMALY, text));
        Trend.longestGap(first.completeRuns(), evaluation.now())
                .ifPresent(gap -> plan(
                        Note.Kind.RECOVERY_POINT,
                        "At most " + DurationText.approximate(gap)
                                + " of work would have been lost, judging by the runs at " + first.name() + "."));
        evaluation
                .ignored()
                .forEach(one -> plan(
                        Note.Kind.FROM_THE_FUTURE,
                        "An observation by " + one.by() + " is dated " + one.at() + " and was not believed."));
    }

    /** A tenant has none; where the provider keeps it to itself, nobody can. */
    private void noEtcd(BackupPlan plan) {
        if (plan.etcd().isPresent() || !plan.ref().isOfTheSystem()) {
            return;
        }
        boolean kept = plan.cluster().provider().filter(KEEPS_ETCD::contains).isPresent();
        plan(
                Note.Kind.NO_ETCD,
                kept
                        ? "Etcd is not captured: " + plan.cluster().provider().orElseThrow()
                                + " offers no endpoint of it. The objects are captured, through the API."
                        : "Etcd is not captured: the plan names none in spec.etcd. The objects are captured, through the API"
                                + " (EKS, AKS and GKE offer nothing else).");
    }

    private void leftOut(RunSeen run) {
        run.leftOut().stream().limit(MOST_LEFT_OUT).forEach(text -> plan(Note.Kind.LEFT_OUT, text));
        if (run.leftOut().size() > MOST_LEFT_OUT) {
            plan(Note.Kind.LEFT_OUT, (run.leftOut().size() - MOST_LEFT_OUT) + " more kinds of things were left out.");
        }
    }

    private void ofCopy(CopyView copy) {
        copy.runs().stream()
                .findFirst()
                .filter(run -> !run.isComplete())
                .ifPresent(run -> copy(
                        copy,
                        Note.Kind.INCOMPLETE_RUN,
                        "Run " + run.run() + " has " + run.members().present() + " of its "
                                + run.members().expected() + " members"
                                + run.flaw().map(flaw -> ": " + flaw).orElse("") + "."));
        copy.listed().stream()
                .flatMap(listed -> listed.runs().stream())
                .filter(run -> copy.isOfTheFuture(run.takenAt()))
                .forEach(run -> copy(
                        copy,
                        Note.Kind.FROM_THE_FUTURE,
                        "Run " + run.run() + " is dated " + run.takenAt() + " and was not believed."));
        copy.location()
                .filter(location -> location.emulated().isYes())
                .ifPresent(location -> copy(
                        copy, Note.Kind.EMULATED, "It is emulated: it shows how things work, and protects nothing."));
        copy.seen(LocksRead.class).ifPresent(locks -> {
            Duration age = Duration.between(locks.locks().oldestRead(), copy.now());
            copy(
                    copy,
                    Note.Kind.LOCK_AGE,
                    "The oldest reading of a lock is " + DurationText.approximate(age) + " old.");
        });
        copy.seen(GenuineEvidence.class).ifPresent(genuine -> ofEvidence(copy, genuine));
    }

    private void ofEvidence(CopyView copy, GenuineEvidence genuine) {
        var evidence = genuine.evidence();
        if (!evidence.effort().total().isZero()) {
            copy(
                    copy,
                    Note.Kind.RECOVERY_TIME,
                    "The last restore took "
                            + DurationText.brief(evidence.effort().total()) + ".");
        }
        if (!evidence.conditions().keyHolders().isEmpty()) {
            copy(
                    copy,
                    Note.Kind.KEYS,
                    "Opened in the last test by: "
                            + String.join(", ", evidence.conditions().keyHolders()) + ".");
        }
        if (evidence.counts().accepted() > 0) {
            copy(
                    copy,
                    Note.Kind.ACCEPTED_DIFFERENCES,
                    evidence.counts().accepted() + " differences were accepted by the plan.");
        }
    }

    private void plan(Note.Kind kind, String text) {
        notes.add(new Note(kind, Optional.empty(), text));
    }

    private void copy(CopyView copy, Note.Kind kind, String text) {
        notes.add(new Note(kind, Optional.of(copy.name()), text));
    }
}
