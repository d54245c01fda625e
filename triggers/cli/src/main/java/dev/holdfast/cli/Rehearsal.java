package dev.holdfast.cli;

import dev.holdfast.cli.output.Streams;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs the usual commands once in one process, so that the JVM can note which classes they load and how (an ahead-of-time cache): the
 * launcher does it after each build. What is asked of a place outside fails, as it must: nothing listens there.
 */
public final class Rehearsal {
    private static final List<String> COMMANDS = List.of(
            "plan check", "repository init", "snapshots", "key list", "check", "snapshot", "replicate", "verdict");

    private static final String KUBECONFIG = """
            apiVersion: v1
            kind: Config
            current-context: nowhere
            clusters: [{name: nowhere, cluster: {server: "https://127.0.0.1:1"}}]
            contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
            users: [{name: nobody, user: {token: nothing}}]
            """;

    private Rehearsal() {}

    /** @param arguments an empty folder to work in */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), KUBECONFIG);
        Map<String, String> environment =
                Map.of("HOLDFAST_RESOURCES", plan(folder).toString(), "KUBECONFIG", kubeconfig.toString());
        for (String command : COMMANDS) {
            System.out.println(
                    command + " ended with " + Holdfast.run(environment, Streams.ofProcess(), command.split(" ")));
        }
    }

    private static Path plan(Path folder) throws IOException {
        Path password = Files.writeString(folder.resolve("password"), "rehearsal, and no secret\n");
        Path copy = Files.createDirectory(folder.resolve("copy"));
        return Files.writeString(folder.resolve("plan.yaml"), """
            apiVersion: holdfast.dev/v1
            kind: BackupPlan
            metadata: {name: rehearsal, namespace: holdfast-system}
            spec:
              cluster: {name: rehearsal, site: here}
              schedule: "@daily"
              copies: [{location: folder}]
              password: {file: %s}
            ---
            apiVersion: holdfast.dev/v1
            kind: BackupLocation
            metadata: {name: folder}
            spec:
              provider: local
              medium: disk
              site: here
              credentialsInCluster: true
              local: {path: %s}
            """.formatted(password, copy));
    }
}
