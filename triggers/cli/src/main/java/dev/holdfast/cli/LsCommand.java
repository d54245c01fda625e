package dev.holdfast.cli;

import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdfast ls}. */
@Command(name = "ls", description = "List the objects in a snapshot.")
final class LsCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Parameters(
            arity = "0..1",
            defaultValue = "",
            paramLabel = "PATH",
            description = {
                "only this, and what lies below it; * and ? stay within a name, ** does not (in quotes, or the shell takes them):",
                "namespaces/shop, 'namespaces/*/secrets.core', cluster, '**/cart*.json'"
            })
    private String path = "";

    @Override
    int run(Desk desk) {
        PathPattern pattern = new PathPattern(path);
        try (OpenSnapshot snapshot = which.open(desk)) {
            List<String> paths =
                    PathPattern.select(snapshot.objects().paths(pattern.prefix()), List.of(pattern)).stream()
                            .map(ObjectPath::value)
                            .toList();
            if (paths.isEmpty() && !path.isEmpty()) {
                throw new Failure(
                        FailureKind.NOT_FOUND,
                        "Nothing in snapshot " + SnapshotOptions.brief(snapshot) + " at '"
                                + snapshot.copy().name() + "' fits '" + path
                                + "': 'holdfast ls' without a path shows what there is");
            }
            desk.print(
                    Map.of(
                            "copy", snapshot.copy().name(),
                            "snapshot", SnapshotOptions.id(snapshot),
                            "objects", paths),
                    paths);
            return 0;
        }
    }
}
