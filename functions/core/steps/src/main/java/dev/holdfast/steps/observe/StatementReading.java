package dev.holdfast.steps.observe;

import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.verdict.CopyObservation;
import dev.holdfast.domain.verdict.CopyObservation.TrialOutcome;
import dev.holdfast.evidence.DeletionTrial;
import dev.holdfast.evidence.EvidenceLog;
import dev.holdfast.evidence.EvidenceReading;
import dev.holdfast.evidence.TrialLog;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the signed statements beside a copy say: the newest evidence and the newest deletion trial. */
final class StatementReading {
    private final Copy copy;
    private final BackupPlan plan;
    private final ReceiptBook book;
    private final Instant at;
    private final String by;
    private final DsseVerifier verifier;

    StatementReading(Copy copy, BackupPlan plan, ReceiptBook book, Instant at, String by) {
        this.copy = copy;
        this.plan = plan;
        this.book = book;
        this.at = at;
        this.by = by;
        this.verifier = DsseVerifier.trusting(plan.trust().evidenceKeys());
    }

    /** The newest evidence about this copy; untrusted files count only where there is no genuine one. */
    CopyObservation evidence() {
        List<EvidenceReading> all = EvidenceLog.list(copy.store(), verifier);
        Optional<Evidence> newest = all.stream()
                .filter(EvidenceReading.Valid.class::isInstance)
                .map(reading -> ((EvidenceReading.Valid) reading).evidence())
                .filter(this::isAboutThisCopy)
                .max(Comparator.comparing(evidence -> evidence.conditions().finished()));
        return newest.map(this::genuine)
                .orElseGet(() -> all.stream()
                        .filter(EvidenceReading.Invalid.class::isInstance)
                        .map(EvidenceReading.Invalid.class::cast)
                        .findFirst()
                        .<CopyObservation>map(invalid ->
                                new CopyObservation.UntrustedEvidence(name(), at, by, sentence(invalid.why())))
                        .orElseGet(() -> new CopyObservation.NoEvidence(name(), at, by)));
    }

    /** The newest trial deletion, if there was one. */
    Optional<CopyObservation> trial() {
        return TrialLog.newest(copy.store(), verifier)
                .filter(trial -> trial.location().equals(name()) && trial.plan().equals(plan.ref()))
                .map(trial -> new CopyObservation.DeletionTried(
                        name(), trial.at(), trial.identity(), outcome(trial.outcome()), trial.answer()));
    }

    private boolean isAboutThisCopy(Evidence evidence) {
        return evidence.copy().location().equals(name())
                && evidence.copy().plan().equals(plan.ref());
    }

    private CopyObservation genuine(Evidence evidence) {
        Optional<Instant> takenAt = book.find(evidence.copy().snapshot())
                .map(entry -> entry.receipt().commit().time());
        return new CopyObservation.GenuineEvidence(name(), at, by, evidence, takenAt);
    }

    private LocationName name() {
        return copy.location().name();
    }

    private static String sentence(String text) {
        return text.isBlank() ? "It cannot be read." : text;
    }

    private static TrialOutcome outcome(DeletionTrial.Outcome outcome) {
        return switch (outcome) {
            case REFUSED -> TrialOutcome.REFUSED;
            case NO_RIGHT -> TrialOutcome.NO_RIGHT;
            case DELETED -> TrialOutcome.DELETED;
            case INCONCLUSIVE -> TrialOutcome.INCONCLUSIVE;
        };
    }
}
