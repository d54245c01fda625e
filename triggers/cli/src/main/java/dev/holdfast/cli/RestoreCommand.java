package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.Restoration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast restore}. */
@Command(
        name = "restore",
        description = {
            "Restore a snapshot, or a part of it, into the cluster of --kubeconfig.",
            "Look first with --dry-run. What is done stays done: after a failure run it again, and it continues."
        })
final class RestoreCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Mixin
    private final RestoreChoice choice = new RestoreChoice();

    @Option(
            names = "--dry-run",
            description = "ask the cluster about every change and show what would become of it; change nothing")
    private boolean dryRun;

    @Override
    int run(Desk desk) {
        try (OpenSnapshot snapshot = which.open(desk);
                ApiServer target = new Clusters(desk.bench().environment()).own()) {
            Restoration restoration = Restoration.plan(choice.options(snapshot.objects()), snapshot, target);
            if (restoration.plan().objects().isEmpty()) {
                throw new Failure(
                        FailureKind.NOT_FOUND,
                        "Nothing in snapshot " + SnapshotOptions.brief(snapshot) + " at '"
                                + snapshot.copy().name()
                                + "' is what was asked for: 'holdfast ls' shows what there is");
            }
            RestoreReport report = new RestoreReport(snapshot, target.address(), restoration.plan());
            return dryRun
                    ? report.preview(desk, restoration.preview())
                    : report.result(desk, restoration.perform(desk.bench().progress()));
        }
    }
}
