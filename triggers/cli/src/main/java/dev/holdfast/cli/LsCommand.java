package dev.holdfast.cli;

import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.util.List;
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
            paramLabel = "PREFIX",
            description = "only what lies below it, such as namespaces/shop/ or cluster/")
    private String prefix = "";

    @Override
    int run(Desk desk) {
        try (OpenSnapshot snapshot = which.open(desk)) {
            List<String> paths = snapshot.objects().paths(prefix).stream()
                    .map(ObjectPath::value)
                    .toList();
            desk.print(paths, paths);
            return 0;
        }
    }
}
