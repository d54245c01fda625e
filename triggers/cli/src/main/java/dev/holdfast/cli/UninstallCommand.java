package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.install.Finding;
import dev.holdfast.kubernetes.install.Removal;
import dev.holdfast.steps.cluster.Clusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast uninstall}. */
@Command(
        name = "uninstall",
        description = {
            "Take out of the cluster of KUBECONFIG what 'holdfast install' put there, and the CronJobs that were made of plans.",
            "Plans, locations, Secrets, the namespace and every copy stay; it says so, and how what stays is removed."
        })
final class UninstallCommand extends HoldfastCommand {
    @Option(names = "--dry-run", description = "list what would be deleted and what stays, and change nothing")
    private boolean dryRun;

    @Override
    int run(Desk desk) {
        List<Finding> removed = new ArrayList<>();
        List<Finding> stays;
        try (ApiServer server = new Clusters(desk.bench().environment()).own()) {
            Removal removal = new Removal(server, step -> {
                desk.bench().progress().report(step.what() + " " + step.said());
                removed.add(step);
            });
            if (dryRun) {
                removal.wouldRemove()
                        .forEach(title -> removed.add(new Finding(title, Finding.State.GOOD, "would be deleted")));
            } else {
                removal.run();
            }
            stays = removal.stays();
        }
        List<String> lines = new ArrayList<>(Findings.lines(removed));
        if (removed.isEmpty()) {
            lines.add("Nothing is there that 'holdfast install' installed");
        }
        lines.addAll(Findings.lines(stays));
        desk.print(Map.of("removed", Findings.document(removed), "stays", Findings.document(stays)), lines);
        return 0;
    }
}
