package dev.holdfast.cli;

import dev.holdfast.kubernetes.install.Finding;
import dev.holdfast.kubernetes.install.Finding.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was found of an install, as people and programs read it. */
final class Findings {
    private Findings() {}

    static List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> mark(finding.state()) + " " + finding.what() + " " + finding.said())
                .toList();
    }

    static List<Map<String, String>> document(List<Finding> findings) {
        return findings.stream()
                .map(finding -> Map.of(
                        "what", finding.what(),
                        "state", finding.state().name().toLowerCase(Locale.ROOT),
                        "said", finding.said()))
                .toList();
    }

    static boolean isAnyBad(List<Finding> findings) {
        return findings.stream().anyMatch(finding -> finding.state() == State.BAD);
    }

    private static String mark(State state) {
        return switch (state) {
            case GOOD -> "✓";
            case DOUBTFUL -> "!";
            case BAD -> "✗";
        };
    }
}
