package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.DigitVerdict;
import dev.holdfast.domain.verdict.Verdict;
import dev.holdfast.steps.observe.Observer;
import dev.holdfast.steps.observe.VerdictDocument;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code holdfast verdict}. */
@Command(
        name = "verdict",
        description =
                "Look into every copy and judge the plan by the 3-2-1-1-0 rule. Needs no password. Exit code 1 if it does not hold.")
final class VerdictCommand extends HoldfastCommand {
    @Override
    int run(Desk desk) {
        Verdict verdict =
                new Observer(desk.bench(), "holdfast").verdict(desk.plan().ref());
        desk.print(VerdictDocument.of(verdict), lines(verdict));
        return verdict.holds() ? 0 : 1;
    }

    private static List<String> lines(Verdict verdict) {
        Table copies = new Table(
                "COPY",
                "PROVIDER",
                "MEDIUM",
                "SITE",
                "SNAPSHOTS",
                "OBJECTS",
                "BYTES",
                "IMMUTABLE UNTIL",
                "LAST RESTORE TEST");
        verdict.copies().forEach(copy -> copies.row(cells(copy)));
        List<String> lines = new ArrayList<>(copies.lines());
        lines.add("");
        Table digits = new Table("", "", "", "");
        for (DigitVerdict digit : verdict.digits()) {
            digits.row(
                    digit.digit().figure(),
                    digit.digit().title(),
                    digit.judgement().text(),
                    digit.isMet() ? digit.reason() : digit.reason() + " → " + digit.remedy());
        }
        lines.addAll(digits.lines().subList(1, digits.lines().size()));
        verdict.notes().forEach(note -> lines.add("· " + note.text()));
        lines.add("");
        lines.add(verdict.holds() ? "The 3-2-1-1-0 rule holds." : "The 3-2-1-1-0 rule does NOT hold.");
        return lines;
    }

    private static Object[] cells(CopyStatus copy) {
        return new Object[] {
            copy.copy(),
            copy.location().map(at -> at.provider().toString()).orElse("?")
                    + (copy.emulated().isYes() ? " (emulated)" : ""),
            copy.location().map(at -> at.medium().toString()).orElse("?"),
            copy.location().map(at -> at.site().toString()).orElse("?"),
            copy.snapshots().isPresent() ? copy.snapshots().getAsLong() : "?",
            copy.newestRun().map(run -> Long.toString(run.objects())).orElse("?"),
            copy.newestRun().map(run -> new ByteSize(run.bytes()).approximate()).orElse("?"),
            copy.immutableUntil().map(Object::toString).orElse("not immutable"),
            copy.lastTest().map(VerdictCommand::test).orElse("never")
        };
    }

    private static String test(CopyStatus.LastTest test) {
        return (test.passed().isYes() ? "passed " : "FAILED ") + test.finished() + " level "
                + test.level().number() + ", "
                + test.counts().equal() + " equal, " + test.counts().differs() + " differ, "
                + test.counts().missing()
                + " missing, " + test.counts().refused() + " refused";
    }
}
