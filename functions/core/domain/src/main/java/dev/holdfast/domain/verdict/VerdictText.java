package dev.holdfast.domain.verdict;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.ObjectCounts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A verdict as people read it: the scoreboard, the five digits with their reasons and remedies, and the notes. */
public final class VerdictText {
    private static final List<String> HEAD = List.of(
            "COPY",
            "PROVIDER",
            "MEDIUM",
            "SITE",
            "SNAPSHOTS",
            "OBJECTS",
            "SIZE",
            "IMMUTABLE UNTIL",
            "LAST RESTORE TEST");

    private VerdictText() {}

    /** Several lines, without colours. */
    public static String of(Verdict verdict) {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = new ArrayList<>(List.of(HEAD));
        for (CopyStatus copy : verdict.copies()) {
            rows.add(row(copy));
            copy.lastTest().flatMap(CopyStatus.LastTest::etcd).ifPresent(etcd -> rows.add(row(etcd)));
        }
        table(text, rows);
        text.append('\n');
        for (DigitVerdict digit : verdict.digits()) {
            text.append(line(digit));
        }
        if (!verdict.notes().isEmpty()) {
            text.append('\n');
            verdict.notes()
                    .forEach(note -> text.append("  ")
                            .append(note.copy().map(copy -> copy + ": ").orElse(""))
                            .append(note.text())
                            .append('\n'));
        }
        return text.append('\n').append(summary(verdict)).append('\n').toString();
    }

    /** One line: whether the plan fulfils the rule, and if not, which digits miss. */
    public static String summary(Verdict verdict) {
        if (verdict.holds()) {
            return "The plan " + verdict.plan() + " fulfils 3-2-1-1-0.";
        }
        List<String> missing = verdict.digits().stream()
                .filter(digit -> !digit.isMet())
                .map(digit -> digit.digit().title() + " " + digit.judgement().text())
                .toList();
        return "The plan " + verdict.plan() + " does not fulfil 3-2-1-1-0: " + String.join(", ", missing) + ".";
    }

    private static String line(DigitVerdict digit) {
        String head = String.format(
                Locale.ROOT,
                "%s  %-18s %-8s %s%n",
                digit.digit().figure(),
                digit.digit().title(),
                digit.judgement().text(),
                digit.reason());
        return digit.isMet() ? head : head + " ".repeat(31) + "→ " + digit.remedy() + "\n";
    }

    private static List<String> row(CopyStatus copy) {
        return List.of(
                copy.copy().value(),
                copy.location().map(location -> location.provider().text()).orElse("?")
                        + (copy.emulated().isYes() ? " (emulated)" : ""),
                copy.location().map(location -> location.medium().value()).orElse("?"),
                copy.location().map(location -> location.site().value()).orElse("?"),
                copy.snapshots().isPresent() ? Long.toString(copy.snapshots().getAsLong()) : "?",
                copy.newestRun().map(run -> Long.toString(run.objects())).orElse("-"),
                copy.newestRun()
                        .map(run -> new ByteSize(run.bytes()).approximate())
                        .orElse("-"),
                copy.immutableUntil().map(VerdictText::minute).orElse("not immutable"),
                copy.lastTest().map(VerdictText::test).orElse("never"));
    }

    /** Below the copy that it lies in. */
    private static List<String> row(EtcdFindings etcd) {
        ObjectCounts counts = etcd.counts();
        String found = (etcd.passed() ? "came up" : "FAILED") + " at revision " + etcd.revision() + ": "
                + compared(counts) + ", " + counts.skipped() + " changed meanwhile or left alone";
        return List.of("  etcd", "", "", "", "", Long.toString(counts.total()), "", "", found);
    }

    private static String compared(ObjectCounts counts) {
        return counts.equal() + " equal, " + counts.differs() + " differ, " + counts.missing() + " missing, "
                + counts.refused() + " refused";
    }

    private static String minute(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static String test(CopyStatus.LastTest test) {
        return (test.passed().isYes() ? "passed" : "FAILED") + " level "
                + test.level().number() + " in " + DurationText.brief(test.took()) + ": " + compared(test.counts());
    }

    private static void table(StringBuilder text, List<List<String>> rows) {
        int[] widths = new int[HEAD.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(' ', widths[i] - width(row.get(i)) + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
