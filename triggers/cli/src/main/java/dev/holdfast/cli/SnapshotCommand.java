package dev.holdfast.cli;

import dev.holdfast.domain.RunId;
import dev.holdfast.events.SnapshotRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.steps.snapshot.SnapshotStep;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast snapshot}. */
@Command(name = "snapshot", description = "Capture what the plan protects into its first copy.")
final class SnapshotCommand extends HoldfastCommand {
    @Option(
            names = "--run",
            paramLabel = "ID",
            description =
                    "the run's id, such as 20261121-060000-3f9a1c (default: a new one); asked again with the id of a run that is"
                            + " committed, nothing is done, and one that was killed is done anew")
    private @Nullable String id;

    @Override
    int run(Desk desk) {
        RunId run = id == null
                ? RunId.onDemand(desk.bench().clock().instant(), desk.bench().random())
                : new RunId(id);
        SnapshotRequested request = new SnapshotRequested(desk.plan().ref().toString(), run.value());
        if (desk.options().broker().isPresent()) {
            return BrokerPost.to(desk.options().broker().get(), request, desk);
        }
        SnapshotTaken taken = new SnapshotStep(desk.bench()).run(request);
        desk.print(
                Map.of(
                        "plan", taken.plan(),
                        "run", taken.run(),
                        "copy", taken.copy(),
                        "snapshot", taken.snapshot(),
                        "receipt", taken.receipt(),
                        "objects", taken.objects()),
                List.of(
                        "Snapshot " + taken.snapshot().substring(0, 8) + " of " + taken.objects()
                                + " objects is committed at '" + taken.copy() + "' (run " + taken.run() + ").",
                        "Next: holdfast replicate, then holdfast restore-test."));
        return 0;
    }
}
