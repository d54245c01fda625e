package dev.holdfast.report;

import dev.holdfast.domain.verdict.CopyStatus;
import dev.holdfast.domain.verdict.DigitVerdict;
import dev.holdfast.domain.verdict.Verdict;
import java.util.stream.Collectors;

/** A verdict as one plain page, without scripts and without anything from elsewhere. */
final class VerdictPage {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s: %2$s</title>
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem }
              table { border-collapse: collapse; width: 100%% } th, td { text-align: left; padding: .3rem .8rem .3rem 0 }
              tr { border-bottom: 1px solid #ddd } .met { color: #176d2c } .not-met { color: #a3161c } .unknown { color: #8a5a00 }
            </style></head><body>
            <h1>%1$s</h1>
            <p class="%3$s"><strong>%2$s</strong>, observed at %4$s</p>
            <table>%5$s</table>
            <h2>Copies</h2>
            <table><tr><th>copy<th>provider<th>medium<th>site<th>snapshots<th>objects<th>immutable until<th>last restore test</tr>%6$s</table>
            <h2>Notes</h2>
            <ul>%7$s</ul>
            </body></html>
            """;

    private VerdictPage() {}

    static String of(Verdict verdict) {
        return PAGE.formatted(
                text(verdict.plan()),
                verdict.holds() ? "the 3-2-1-1-0 rule holds" : "the 3-2-1-1-0 rule does not hold",
                verdict.holds() ? "met" : "not-met",
                text(verdict.at()),
                verdict.digits().stream().map(VerdictPage::digit).collect(Collectors.joining()),
                verdict.copies().stream().map(VerdictPage::copy).collect(Collectors.joining()),
                verdict.notes().stream().map(note -> "<li>" + text(note.text())).collect(Collectors.joining()));
    }

    private static String digit(DigitVerdict digit) {
        return "<tr><td><strong>%s</strong><td>%s<td class=\"%s\">%s<td>%s %s</tr>%n"
                .formatted(
                        digit.digit().figure(),
                        text(digit.digit().title()),
                        digit.judgement().text().replace(' ', '-'),
                        digit.judgement().text(),
                        text(digit.reason()),
                        text(digit.remedy()));
    }

    private static String copy(CopyStatus copy) {
        return "<tr><td>%s<td>%s<td>%s<td>%s<td>%s<td>%s<td>%s<td>%s</tr>%n"
                .formatted(
                        text(copy.copy()),
                        copy.location().map(at -> text(at.provider())).orElse("")
                                + (copy.emulated().isYes() ? " (emulated)" : ""),
                        copy.location().map(at -> text(at.medium())).orElse(""),
                        copy.location().map(at -> text(at.site())).orElse(""),
                        copy.snapshots().isPresent() ? copy.snapshots().getAsLong() : "?",
                        copy.newestRun()
                                .map(run -> Long.toString(run.objects()))
                                .orElse("?"),
                        copy.immutableUntil().map(VerdictPage::text).orElse("—"),
                        copy.lastTest().map(VerdictPage::test).orElse("never"));
    }

    private static String test(CopyStatus.LastTest test) {
        String etcd = test.etcd()
                .map(found -> "; etcd %s at revision %d, %d equal"
                        .formatted(
                                found.passed() ? "came up" : "failed",
                                found.revision(),
                                found.counts().equal()))
                .orElse("");
        return "%s, level %d, %s: %d equal, %d differ, %d missing, %d refused%s"
                .formatted(
                        test.passed().isYes() ? "passed" : "failed",
                        test.level().number(),
                        text(test.finished()),
                        test.counts().equal(),
                        test.counts().differs(),
                        test.counts().missing(),
                        test.counts().refused(),
                        etcd);
    }

    /** Names and sentences come from clusters and stores: none of it is markup. */
    private static String text(Object value) {
        return value.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
