package dev.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.events.EventType;
import dev.holdfast.stage.Door;
import dev.holdfast.stage.FunctionStage;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dashboard and alerts ask for figures and labels that report really serves. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(FunctionStage.class)
class MonitoringFiguresTest {
    private static final Path MONITORING = Path.of("../../knative/monitoring");
    private static final Pattern SERVED = Pattern.compile("(?m)^(holdfast_\\w+)(?:\\{([^}]*)})? ");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"");
    private static final Pattern FIGURE = Pattern.compile("holdfast_\\w+");
    private static final Pattern CHOSEN = Pattern.compile("(\\w+) *=~?\"");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern SHOWN = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");
    private static final Pattern EXPRESSION = Pattern.compile("(?m)^ *expr: (.*)$");
    private static final Pattern ALERT = Pattern.compile("(?ms)^ *- alert: (\\w+)$.*?(?=^ *- alert:|\\z)");

    @TestHTTPResource("/")
    URI address;

    /** Each figure by its name, with the labels that all of its rows have. */
    private Map<String, Set<String>> served;

    @BeforeEach
    void reportServes() {
        Stage stage = Stage.set(FunctionStage.FOLDER);
        StagedRuns.in(stage).take(Stage.run(1), "a");
        Door door = new Door(address);
        Map<String, String> headers = Door.attributes(EventType.REPLICATION_REQUESTED);
        headers.put("ce-knativeerrorcode", "400");
        headers.put("ce-knativeerrordest", "http://replicate");
        assertThat(door.send(headers, "{}").status()).isEqualTo(204);
        served = new HashMap<>();
        SERVED.matcher(door.get("/q/metrics").body()).results().forEach(row -> {
            Set<String> labels = all(LABEL, row.group(2) == null ? "" : row.group(2), 1);
            served.merge(row.group(1), labels, (before, now) -> {
                before.retainAll(now);
                return before;
            });
        });
    }

    private static Set<String> all(Pattern pattern, String text, int group) {
        Set<String> found = new TreeSet<>();
        for (MatchResult match : pattern.matcher(text).results().toList()) {
            found.addAll(List.of(match.group(group).split(" *, *")));
        }
        return found;
    }

    /** That an expression asks for what is there, and that what is shown of it is left in its result. */
    private void isServed(String what, String expression, String shown) {
        Set<String> figures = all(FIGURE, expression, 0);
        assertThat(figures).as(what).isNotEmpty();
        for (String figure : figures) {
            assertThat(served).as(what).containsKey(figure);
            assertThat(served.get(figure)).as(what).containsAll(all(CHOSEN, expression, 1));
            Set<String> grouped = all(GROUPED, expression, 1);
            assertThat(served.get(figure)).as(what).containsAll(grouped);
            Set<String> left = grouped.isEmpty() ? served.get(figure) : grouped;
            assertThat(left).as("labels of %s", what).containsAll(all(SHOWN, shown, 1));
        }
    }

    @Test
    void everyPanelShowsWhatIsServed() throws IOException {
        JsonNode dashboard =
                new ObjectMapper().readTree(MONITORING.resolve("dashboard.json").toFile());

        assertThat(dashboard.path("panels")).hasSizeGreaterThan(6).allSatisfy(panel -> {
            assertThat(panel.path("targets")).isNotEmpty();
            for (JsonNode target : panel.path("targets")) {
                isServed(
                        panel.path("title").asText(),
                        target.path("expr").asText(),
                        target.path("legendFormat").asText());
            }
        });
        for (JsonNode variable : dashboard.path("templating").path("list")) {
            String query = variable.path("query").path("query").asText("");
            all(FIGURE, query, 0).forEach(figure -> assertThat(served).containsKey(figure));
        }
    }

    @Test
    void everyFigureIsOnAPanel() throws IOException {
        assertThat(all(FIGURE, Files.readString(MONITORING.resolve("dashboard.json")), 0))
                .containsAll(served.keySet());
    }

    @Test
    void everyAlertAsksForWhatIsServed() throws IOException {
        String alerts = Files.readString(MONITORING.resolve("alerts.yaml"));
        List<MatchResult> found = ALERT.matcher(alerts).results().toList();

        assertThat(found).hasSizeGreaterThan(8);
        for (MatchResult alert : found) {
            String expression = EXPRESSION
                    .matcher(alert.group())
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElseThrow();
            // Of report itself Prometheus makes the figure.
            if (!expression.contains("absent(up{")) {
                isServed(alert.group(1), expression, alert.group());
            }
        }
    }
}
