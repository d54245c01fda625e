package dev.holdfast.cli;

import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which snapshot of which copy. */
final class SnapshotOptions {
    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Option(
            names = {"-s", "--snapshot"},
            defaultValue = "latest",
            paramLabel = "ID",
            description = "which snapshot: latest, or the beginning of its id (default: latest)")
    private String snapshot = "latest";

    OpenSnapshot open(HoldfastCommand.Desk desk) {
        return open(desk, snapshot);
    }

    OpenSnapshot open(HoldfastCommand.Desk desk, String which) {
        return new SnapshotOpener(desk.bench())
                .open(
                        desk.plan(),
                        desk.options().location(desk.bench(), desk.plan(), from).name(),
                        SnapshotChoice.parse(which));
    }
}
