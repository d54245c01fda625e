package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.install.Finding;
import dev.holdfast.kubernetes.install.Finding.State;
import dev.holdfast.kubernetes.install.InstallCheck;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.FailureKind;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code holdfast doctor}. */
@Command(
        name = "doctor",
        description = {
            "Look whether the install in the cluster of KUBECONFIG is whole: what it needs is served, functions, broker, triggers and sources are ready,"
                    + " and each function's account has the rights that it cannot do without. Nothing is changed.",
            "✓ is good, ! cannot be told or should be looked at, ✗ does not work (exit code 1). Whether a location can be reached and locks,"
                    + " 'holdfast location check' tells."
        })
final class DoctorCommand extends HoldfastCommand {
    @Override
    int run(Desk desk) {
        List<Finding> findings;
        try (ApiServer server = new Clusters(desk.bench().environment()).own()) {
            findings = new InstallCheck(server).run();
        }
        boolean whole = findings.stream().noneMatch(finding -> finding.state() == State.BAD);
        desk.print(
                Map.of(
                        "whole",
                        whole,
                        "findings",
                        findings.stream()
                                .map(finding -> Map.of(
                                        "what", finding.what(),
                                        "state", finding.state().name().toLowerCase(Locale.ROOT),
                                        "said", finding.said()))
                                .toList()),
                findings.stream()
                        .map(finding -> mark(finding.state()) + " " + finding.what() + " " + finding.said())
                        .toList());
        return whole ? 0 : FailureKind.NOT_PROVEN.exitCode();
    }

    private static String mark(State state) {
        return switch (state) {
            case GOOD -> "✓";
            case DOUBTFUL -> "!";
            case BAD -> "✗";
        };
    }
}
