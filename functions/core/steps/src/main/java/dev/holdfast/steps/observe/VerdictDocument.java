package dev.holdfast.steps.observe;

import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.DigitVerdict;
import dev.holdfast.domain.verdict.Note;
import dev.holdfast.domain.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A verdict as a tree of maps, lists and scalars: what {@code holdfast verdict -o json} prints and {@code /api/verdicts} answers.
 * Times are ISO 8601, durations milliseconds, sizes bytes; what was not observed is left out.
 */
public final class VerdictDocument {
    private VerdictDocument() {}

    /** The whole verdict. */
    public static Map<String, Object> of(Verdict verdict) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plan", verdict.plan().toString());
        document.put("at", verdict.at().toString());
        document.put("holds", verdict.holds());
        document.put(
                "digits", verdict.digits().stream().map(VerdictDocument::digit).toList());
        document.put(
                "copies", verdict.copies().stream().map(VerdictDocument::copy).toList());
        document.put(
                "notes", verdict.notes().stream().map(VerdictDocument::note).toList());
        return document;
    }

    private static Map<String, Object> digit(DigitVerdict digit) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("digit", digit.digit().figure());
        document.put("title", digit.digit().title());
        document.put("judgement", digit.judgement().text());
        document.put("reason", digit.reason());
        if (!digit.isMet()) {
            document.put("remedy", digit.remedy());
        }
        return document;
    }

    private static Map<String, Object> copy(CopyStatus copy) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("name", copy.copy().value());
        copy.location().ifPresent(location -> place(document, location));
        document.put("emulated", copy.emulated().isYes());
        copy.snapshots().ifPresent(count -> document.put("snapshots", count));
        copy.newestRun().ifPresent(run -> {
            document.put("run", run.run().value());
            document.put("takenAt", run.takenAt().toString());
            document.put("objects", run.objects());
            document.put("bytes", run.bytes());
        });
        copy.immutableUntil().ifPresent(until -> document.put("immutableUntil", until.toString()));
        copy.lastTest().ifPresent(test -> document.put("lastTest", test(test)));
        return document;
    }

    private static void place(Map<String, Object> document, BackupLocation location) {
        document.put("provider", location.provider().toString());
        document.put("medium", location.medium().toString());
        document.put("site", location.site().toString());
        document.put("address", location.settings().address());
    }

    private static Map<String, Object> test(CopyStatus.LastTest test) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", test.passed().isYes());
        document.put("level", test.level().number());
        document.put("finished", test.finished().toString());
        document.put("tookMillis", test.took().toMillis());
        counts(document, test.counts());
        test.etcd().ifPresent(etcd -> document.put("etcd", etcd(etcd)));
        return document;
    }

    private static Map<String, Object> etcd(EtcdFindings etcd) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", etcd.passed());
        document.put("snapshot", etcd.snapshot().toString());
        document.put("revision", etcd.revision());
        counts(document, etcd.counts());
        return document;
    }

    private static void counts(Map<String, Object> document, ObjectCounts counts) {
        document.put("equal", counts.equal());
        document.put("differs", counts.differs());
        document.put("missing", counts.missing());
        document.put("refused", counts.refused());
        document.put("accepted", counts.accepted());
        document.put("skipped", counts.skipped());
    }

    private static Map<String, Object> note(Note note) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kind", note.kind().name());
        note.copy().ifPresent(copy -> document.put("copy", copy.value()));
        document.put("text", note.text());
        return document;
    }
}
