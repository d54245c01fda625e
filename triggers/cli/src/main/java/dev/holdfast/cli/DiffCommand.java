package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.capture.Capture;
import dev.holdfast.kubernetes.capture.CaptureScope;
import dev.holdfast.kubernetes.capture.CaptureSettings;
import dev.holdfast.kubernetes.diff.Diff;
import dev.holdfast.kubernetes.diff.DiffText;
import dev.holdfast.kubernetes.diff.IgnoredFields;
import dev.holdfast.kubernetes.diff.LiveDiff;
import dev.holdfast.kubernetes.diff.SnapshotDiff;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast diff}. */
@Command(
        name = "diff",
        description =
                "Show what differs between a snapshot and another one, or the live cluster. Exit code 1 if anything does.")
final class DiffCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Parameters(arity = "0..1", paramLabel = "OTHER", description = "the other snapshot (default: the live cluster)")
    private @Nullable String other;

    @Option(names = "--path", defaultValue = "", paramLabel = "PREFIX", description = "only what lies below it")
    private String prefix = "";

    @Override
    int run(Desk desk) {
        try (OpenSnapshot snapshot = which.open(desk)) {
            Diff diff = other == null ? live(desk, snapshot) : between(desk, snapshot, other);
            List<String> lines = DiffText.lines(diff);
            desk.print(Map.of("equal", diff.equal(), "changes", lines), lines);
            return diff.isEmpty() ? 0 : 1;
        }
    }

    private Diff between(Desk desk, OpenSnapshot snapshot, String id) {
        try (OpenSnapshot after = which.open(desk, id)) {
            return SnapshotDiff.between(snapshot.objects(), after.objects(), prefix, IgnoredFields.VOLATILE);
        }
    }

    private Diff live(Desk desk, OpenSnapshot snapshot) {
        LiveDiff diff = new LiveDiff(snapshot.objects(), prefix, IgnoredFields.VOLATILE);
        try (ApiServer cluster = new Clusters(desk.bench().environment()).own()) {
            Capture.run(
                    cluster,
                    CaptureScope.ofAdministrator(desk.plan().scope()),
                    diff,
                    CaptureSettings.STANDARD,
                    desk.bench().clock());
        }
        return diff.result();
    }
}
