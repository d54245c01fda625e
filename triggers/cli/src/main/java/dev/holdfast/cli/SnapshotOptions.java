package dev.holdfast.cli;

import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which snapshot of which copy. */
final class SnapshotOptions {
    private static final int BRIEF = 8;

    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Option(
            names = {"-s", "--snapshot"},
            defaultValue = "latest",
            paramLabel = "ID",
            description = "which snapshot: latest, or the beginning of its id (default: latest)")
    private String snapshot = "latest";

    OpenSnapshot open(Desk desk) {
        return open(desk, snapshot);
    }

    OpenSnapshot open(Desk desk, String which) {
        return new SnapshotOpener(desk.bench())
                .open(
                        desk.plan(),
                        desk.options().location(desk.bench(), desk.plan(), from).name(),
                        SnapshotChoice.parse(which));
    }

    /** The whole id. */
    static String id(OpenSnapshot snapshot) {
        return snapshot.entry().snapshot().orElseThrow().toString();
    }

    /** As much of the id as people need. */
    static String brief(OpenSnapshot snapshot) {
        return id(snapshot).substring(0, BRIEF);
    }

    /** One object's path, as typed. */
    static ObjectPath path(String typed) {
        try {
            return new ObjectPath(typed);
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage() + "; 'holdfast ls' shows the paths", e);
        }
    }
}
