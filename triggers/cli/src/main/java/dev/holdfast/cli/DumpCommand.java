package dev.holdfast.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast dump}. */
@Command(
        name = "dump",
        description =
                "Print one object of a snapshot: byte for byte as it was captured, or with -o json|yaml laid out for people.")
final class DumpCommand extends HoldfastCommand {
    /** Numbers stay as they are written. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Option(
            names = "--clean",
            description = {
                "leave out what a cluster gave the object and would not take back: uid, resourceVersion, generation, creationTimestamp,",
                "managedFields, selfLink and status; so that 'kubectl apply -f -' takes it"
            })
    private boolean clean;

    @Parameters(paramLabel = "PATH", description = "as 'holdfast ls' shows it")
    private String path = "";

    @Override
    int run(Desk desk) {
        ObjectPath object = SnapshotOptions.path(path);
        try (OpenSnapshot snapshot = which.open(desk)) {
            byte[] json = snapshot.objects().read(object);
            JsonNode parsed = EXACT.readTree(json);
            if (clean) {
                parsed = ServerFields.without(parsed);
                json = EXACT.writeValueAsBytes(parsed);
            }
            desk.print(parsed, List.of(new String(json, StandardCharsets.UTF_8)));
            return 0;
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.DAMAGED, path + " in the snapshot is no JSON: take another snapshot or copy", e);
        }
    }
}
