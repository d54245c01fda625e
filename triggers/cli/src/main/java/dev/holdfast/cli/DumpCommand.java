package dev.holdfast.cli;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code holdfast dump}. */
@Command(name = "dump", description = "Print one object of a snapshot, exactly as it was captured.")
final class DumpCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Parameters(paramLabel = "PATH", description = "as 'holdfast ls' shows it")
    private String path = "";

    @Override
    int run(Desk desk) {
        ObjectPath object;
        try {
            object = new ObjectPath(path);
        } catch (IllegalArgumentException e) {
            throw new Failure(FailureKind.BAD_INPUT, e.getMessage() + "; 'holdfast ls' shows the paths", e);
        }
        try (OpenSnapshot snapshot = which.open(desk)) {
            byte[] json = snapshot.objects().read(object);
            desk.print(
                    new JsonMapper().readValue(json, Object.class), List.of(new String(json, StandardCharsets.UTF_8)));
            return 0;
        } catch (IOException e) {
            throw new Failure(FailureKind.DAMAGED, path + " in the snapshot is no JSON", e);
        }
    }
}
