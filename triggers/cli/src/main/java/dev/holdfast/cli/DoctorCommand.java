package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.install.Finding;
import dev.holdfast.kubernetes.install.InstallCheck;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.FailureKind;
import java.util.List;
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
        boolean whole = !Findings.isAnyBad(findings);
        desk.print(Map.of("whole", whole, "findings", Findings.document(findings)), Findings.lines(findings));
        return whole ? 0 : FailureKind.NOT_PROVEN.exitCode();
    }
}
