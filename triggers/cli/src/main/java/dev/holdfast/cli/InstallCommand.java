package dev.holdfast.cli;

import dev.holdfast.domain.DurationText;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.install.Finding;
import dev.holdfast.kubernetes.install.InstallCheck;
import dev.holdfast.kubernetes.install.InstallManifest;
import dev.holdfast.kubernetes.install.Installation;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast install}. */
@Command(
        name = "install",
        description = {
            "Install Holdfast into the cluster of KUBECONFIG, or bring an install to the state of the manifests.",
            "First it looks whether Knative is there and runs; if something lacks, nothing is changed (exit code 1). Then it applies the manifests, server-side,"
                    + " and marks each object, so that 'holdfast uninstall' knows it again. Then it waits until all is ready, as 'holdfast doctor' sees it."
                    + " The same command again continues, or changes nothing.",
            "Secrets come before: knative/README.md lists them."
        })
final class InstallCommand extends HoldfastCommand {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    @Mixin
    private final ManifestsParameter manifests = new ManifestsParameter();

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            description = "how long to wait until all is ready; 0s does not wait (default: 5m)")
    private String patience = "5m";

    @Option(names = "--dry-run", description = "look only what the cluster lacks, and list what would be applied")
    private boolean dryRun;

    @Override
    int run(Desk desk) {
        Duration longest = DurationText.parse("--wait", patience);
        List<InstallManifest> wanted = manifests.read();
        List<Finding> findings = new ArrayList<>();
        boolean whole;
        try (ApiServer server = new Clusters(desk.bench().environment()).own()) {
            Installation installation = new Installation(server, desk.bench().clock(), step -> {
                desk.bench().progress().report(step.what() + " " + step.said());
                findings.add(step);
            });
            findings.addAll(installation.requirements(wanted));
            whole = !Findings.isAnyBad(findings);
            if (dryRun) {
                wanted.forEach(each -> findings.add(new Finding(each.title(), Finding.State.GOOD, "would be applied")));
            } else if (whole) {
                installation.apply(wanted);
                List<Finding> state = longest.isPositive() ? await(desk, server, longest) : List.of();
                findings.addAll(state);
                whole = !Findings.isAnyBad(state);
            }
        }
        desk.print(Map.of("whole", whole, "findings", Findings.document(findings)), Findings.lines(findings));
        return whole ? 0 : FailureKind.NOT_PROVEN.exitCode();
    }

    private static List<Finding> await(Desk desk, ApiServer server, Duration longest) {
        Instant end = desk.bench().clock().instant().plus(longest);
        while (true) {
            List<Finding> state = new InstallCheck(server).run();
            if (!Findings.isAnyBad(state) || desk.bench().clock().instant().isAfter(end)) {
                return state;
            }
            long bad = state.stream()
                    .filter(finding -> finding.state() == Finding.State.BAD)
                    .count();
            desk.bench().progress().report("waiting for " + bad + " parts of the install");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(
                    FailureKind.UNKNOWN_OUTCOME, "Interrupted while waiting: holdfast doctor says what is ready", e);
        }
    }
}
