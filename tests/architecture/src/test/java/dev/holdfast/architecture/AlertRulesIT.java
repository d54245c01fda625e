package dev.holdfast.architecture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus's own program takes the alert rules, and says of a day on which all goes wrong what should be said of it. */
class AlertRulesIT {
    @TempDir
    Path folder;

    private Path promtool;

    @BeforeEach
    void promtoolAndTheRules() throws IOException {
        Optional<Path> found = Stream.concat(
                        Stream.ofNullable(System.getenv("PROMTOOL")),
                        Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                                .map(entry -> entry + "/promtool"))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(
                found.isPresent(),
                "promtool is neither on the PATH nor named by PROMTOOL: install Prometheus to have the alert rules checked by it");
        promtool = found.orElseThrow();
        // A PrometheusRule holds, below spec, what Prometheus itself reads.
        String rules = Holdfast.text(Holdfast.ROOT.resolve("knative/monitoring/alerts.yaml"))
                .lines()
                .dropWhile(line -> !line.equals("  groups:"))
                .map(line -> line.substring(Math.min(2, line.length())))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(folder.resolve("rules.yaml"), rules);
    }

    private String promtool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(promtool.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    void theRulesAreRules() throws Exception {
        assertThat(promtool("check", "rules", "rules.yaml")).containsPattern("SUCCESS: 1[0-9] rules found");
    }

    @Test
    void aCopyThatLosesItsProofAndOneThatLagsAreToldAndWhatIsWellIsNot() throws Exception {
        // No test can be given a figure that is no number: it is reckoned.
        Files.writeString(folder.resolve("reckoned.yaml"), """
                groups: [{name: reckoned, rules: [{record: holdfast_proven_age_seconds, expr: age / known}]}]
                """);
        Files.writeString(folder.resolve("day.yaml"), """
                rule_files: [rules.yaml, reckoned.yaml]
                group_eval_order: [reckoned, holdfast]
                evaluation_interval: 10m
                tests:
                  - interval: 10m
                    input_series:
                      - {series: 'up{namespace="holdfast-system", pod="report-1"}', values: '1x300'}
                      - {series: 'holdfast_verdict_met{plan="n/p", digit="errors"}', values: '1x5 0x290'}
                      - {series: 'age{plan="n/p", copy="nas"}', values: '0+600x300'}
                      - {series: 'known{plan="n/p", copy="nas"}', values: '1x300'}
                      - {series: 'age{plan="n/p", copy="vault"}', values: '0x300'}
                      - {series: 'known{plan="n/p", copy="vault"}', values: '1x5 0x290'}
                      - {series: 'holdfast_lease_remaining_seconds{plan="n/p", copy="vault"}', values: '1209600x300'}
                      - {series: 'holdfast_snapshot_age_seconds{plan="n/p", copy="vault"}', values: '3600x300'}
                      - {series: 'holdfast_dead_letters_total{type="t"}', values: '0x20 1x280'}
                    alert_rule_test:
                      - eval_time: 1h
                        alertname: HoldfastVerdictDoesNotHold
                      - eval_time: 4h
                        alertname: HoldfastVerdictDoesNotHold
                        exp_alerts:
                          - exp_labels: {severity: warning, plan: n/p, digit: errors}
                            exp_annotations: {summary: n/p lacks errors, description: "kubectl describe backupplan says why, and what to do."}
                      - eval_time: 23h
                        alertname: HoldfastCopyNotProven
                      - eval_time: 26h
                        alertname: HoldfastCopyNotProven
                        exp_alerts:
                          - exp_labels: {severity: critical, plan: n/p, copy: vault}
                            exp_annotations:
                              summary: Copy vault of n/p has not proven that it restores
                              description: "Its newest restore test failed, or there was none: holdfast restore-test --from vault"
                      - {eval_time: 3h, alertname: HoldfastDeadLetters}
                      - eval_time: 4h
                        alertname: HoldfastDeadLetters
                        exp_alerts:
                          - exp_labels: {severity: warning, type: t}
                            exp_annotations:
                              summary: Events of type t could not be delivered
                              description: "kubectl describe backupplan names them. What they asked for is asked for again by the clock, within an hour and a quarter."
                      - {eval_time: 26h, alertname: HoldfastDeadLetters}
                      - {eval_time: 26h, alertname: HoldfastLeaseEndsSoon}
                      - {eval_time: 26h, alertname: HoldfastNoNewSnapshot}
                      - {eval_time: 26h, alertname: HoldfastReportGone}
                """);

        assertThat(promtool("test", "rules", "day.yaml")).contains("SUCCESS");
    }

    @Test
    void whereReportIsGoneEveryFigureIsMissed() throws Exception {
        Files.writeString(folder.resolve("gone.yaml"), """
                rule_files: [rules.yaml]
                evaluation_interval: 10m
                tests:
                  - interval: 10m
                    input_series: []
                    alert_rule_test:
                      - eval_time: 3h
                        alertname: HoldfastReportGone
                        exp_alerts: [{exp_labels: {severity: critical}, exp_annotations: {summary: report cannot be scraped}}]
                      - eval_time: 3h
                        alertname: HoldfastVerdictMissing
                        exp_alerts:
                          - exp_labels: {severity: critical}
                            exp_annotations: {summary: No plan is judged any more, description: "Look whether report runs, and whether there are plans."}
                      - eval_time: 3h
                        alertname: HoldfastSnapshotsMissing
                        exp_alerts: [{exp_labels: {severity: critical}, exp_annotations: {summary: No copy is seen any more}}]
                      - eval_time: 3h
                        alertname: HoldfastDeadLettersMissing
                        exp_alerts:
                          - exp_labels: {severity: critical}
                            exp_annotations: {summary: Nobody counts the events that could not be delivered}
                """);

        assertThat(promtool("test", "rules", "gone.yaml")).contains("SUCCESS");
    }
}
