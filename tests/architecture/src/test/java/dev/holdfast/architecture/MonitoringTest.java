package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Alerts ask for figures that there are, and notice where one is missing. */
class MonitoringTest {
    private static final Pattern FIGURE = Pattern.compile("holdfast_([a-z_]+)");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^ *expr: (.*)$");

    private static Set<String> figures(String text) {
        return FIGURE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static String expressions() {
        String alerts = Holdfast.text(Holdfast.ROOT.resolve("knative/monitoring/alerts.yaml"));
        return EXPRESSION.matcher(alerts).results().map(MatchResult::group).collect(Collectors.joining("\n"));
    }

    @Test
    void everyFigureOfAnAlertIsOneThatReportServes() {
        String sources = Holdfast.files(".java", "functions/report/src/main").stream()
                .map(Holdfast::text)
                .collect(Collectors.joining("\n"));

        assertThat(figures(expressions()))
                .hasSizeGreaterThan(4)
                .allSatisfy(figure -> assertThat(sources).containsPattern("\"(holdfast_)?" + figure + "\""));
    }

    @Test
    void everyFigureOfAnAlertIsMissedWhereItIsNotThere() {
        String expressions = expressions();

        assertThat(figures(expressions))
                .allSatisfy(figure -> assertThat(expressions).contains("absent(holdfast_" + figure + ")"));
        assertThat(expressions).contains("absent(up{");
    }
}
