package dev.holdfast.domain.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.RetentionPolicy;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KeepRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-02T00:00:00Z");

    /** One policy of the golden file: what restic keeps, in its words. */
    record Golden(String policy, List<DatedRun> runs, List<String> kept) {
        @Override
        public String toString() {
            return policy;
        }
    }

    static Stream<Golden> restic() throws Exception {
        List<DatedRun> runs = new ArrayList<>();
        List<Golden> all = new ArrayList<>();
        try (InputStream in = KeepRulesTest.class.getResourceAsStream("restic-forget.txt")) {
            for (String line : new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
                    .lines()
                    .toList()) {
                String[] words = line.split(" ", 2);
                switch (words[0]) {
                    case "snapshot" -> runs.add(run(runs.size(), words[1]));
                    case "policy" -> all.add(new Golden(words[1], runs, new ArrayList<>()));
                    case "keep" -> all.getLast().kept().add(words[1]);
                    default -> assertThat(line).matches("#.*|");
                }
            }
        }
        return all.stream();
    }

    private static DatedRun run(int number, String time) {
        Instant instant = Instant.parse(time);
        String stated = time.substring(0, 19).replaceAll("[-:]", "").replace('T', '-');
        return new DatedRun(new RunId("%s-%06x".formatted(stated, number)), instant);
    }

    private static RetentionPolicy policy(String text) {
        Map<String, String> rules = new HashMap<>();
        for (String rule : text.split(" ")) {
            rules.put(rule.substring(0, rule.indexOf('=')), rule.substring(rule.indexOf('=') + 1));
        }
        int[] counts = Stream.of("last", "hourly", "daily", "weekly", "monthly", "yearly")
                .mapToInt(name -> Integer.parseInt(rules.getOrDefault(name, "0")))
                .toArray();
        Optional<Duration> within =
                Optional.ofNullable(rules.get("within")).map(window -> DurationText.parse("within", window));
        return new RetentionPolicy(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], within);
    }

    private static List<KeepDecision> decide(String policy, List<DatedRun> runs, RunId... proven) {
        return new KeepRules(policy(policy), ZoneOffset.UTC).decide(runs, Set.of(proven), NOW);
    }

    private static List<String> kept(List<KeepDecision> decisions) {
        return decisions.stream()
                .filter(KeepDecision::isKept)
                .map(decision -> decision.run().time() + " " + String.join(", ", decision.reasons()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("restic")
    void keepsWhatResticKeepsForTheSameReasons(Golden golden) {
        List<KeepDecision> decisions = decide(golden.policy(), golden.runs());

        assertThat(kept(decisions)).isEqualTo(golden.kept());
        assertThat(decisions).hasSameSizeAs(golden.runs());
    }

    @Test
    void theLastProvenRunStaysUntilALaterOneIsProven() {
        DatedRun old = run(1, "2026-01-01T00:00:00Z");
        DatedRun middle = run(2, "2026-02-01T00:00:00Z");
        DatedRun newest = run(3, "2026-03-01T00:00:00Z");
        List<DatedRun> runs = List.of(middle, newest, old);

        assertThat(kept(decide("last=1", runs, old.run())))
                .containsExactly(
                        "2026-03-01T00:00:00Z last snapshot",
                        "2026-01-01T00:00:00Z last snapshot that passed a restore test");
        assertThat(kept(decide("last=1", runs, old.run(), middle.run())))
                .containsExactly(
                        "2026-03-01T00:00:00Z last snapshot",
                        "2026-02-01T00:00:00Z last snapshot that passed a restore test");
        assertThat(kept(decide("last=1", runs, old.run(), newest.run())))
                .containsExactly("2026-03-01T00:00:00Z last snapshot, last snapshot that passed a restore test");
    }

    @Test
    void aRunFromTheFutureDoesNotPushOthersOutOfTheWindow() {
        DatedRun future = run(1, "2030-01-01T00:00:00Z");
        DatedRun today = run(2, "2026-03-01T00:00:00Z");

        assertThat(kept(decide("within=1d", List.of(future, today)))).hasSize(2);
    }

    @Test
    void daysBeginInTheZoneOfThePlan() {
        List<DatedRun> runs = List.of(run(1, "2026-03-01T05:30:00Z"), run(2, "2026-03-01T04:30:00Z"));
        KeepRules newYork = new KeepRules(policy("daily=2"), ZoneId.of("America/New_York"));

        assertThat(newYork.decide(runs, Set.of(), NOW)).allMatch(KeepDecision::isKept);
        assertThat(kept(newYork.decide(runs, Set.of(), NOW)))
                .containsExactly("2026-03-01T05:30:00Z daily snapshot", "2026-03-01T04:30:00Z daily snapshot");
    }

    @Test
    void nothingIsDecidedAboutNothing() {
        assertThat(decide("within=1d", List.of())).isEmpty();
    }
}
