package dev.holdfast.lab.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The kubectl command as the administrator of a node's cluster, run on the machine.
 *
 * @param program kubectl
 * @param kubeconfig the administrator's
 */
public record Kubectl(Path program, Path kubeconfig) {
    private static final int TAIL = 3000;

    /** Runs it, and answers with what it printed, stripped. */
    public String run(String... arguments) throws InterruptedException {
        return runWith("", List.of(arguments));
    }

    /** Applies manifests as a server-side apply that takes fields from others where it must. */
    public String apply(String manifests) throws InterruptedException {
        return runWith(
                manifests, List.of("apply", "--server-side", "--force-conflicts", "--validate=ignore", "--filename=-"));
    }

    /**
     * Runs it with a text as its standard input.
     *
     * @throws KubectlException if it fails, with what it printed
     */
    public String runWith(String input, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        // It keeps a cache in its home, which shall end with the node.
        Path home = kubeconfig.resolveSibling("kubectl");
        builder.environment()
                .putAll(Map.of("KUBECONFIG", kubeconfig.toString(), "PATH", Inside.PATH, "HOME", home.toString()));
        try {
            Process process = builder.start();
            Thread writer = Thread.ofVirtual().start(() -> write(input, process));
            StringBuilder errors = new StringBuilder();
            Thread reader = Thread.ofVirtual()
                    .start(() -> process.errorReader(StandardCharsets.UTF_8)
                            .lines()
                            .forEach(line -> errors.append(line).append('\n')));
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            writer.join();
            reader.join();
            if (process.waitFor() != 0) {
                String said = errors + output;
                throw new KubectlException("kubectl " + String.join(" ", arguments) + " ended with "
                        + process.exitValue() + ": "
                        + said.substring(0, Math.min(said.length(), TAIL)).strip());
            }
            return output.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(program + " cannot be run", e);
        }
    }

    private static void write(String input, Process process) {
        try (var pipe = process.outputWriter(StandardCharsets.UTF_8)) {
            pipe.write(input);
        } catch (IOException _) {
            // It has ended, and says why.
        }
    }

    /** What kubectl refused to do, or could not. */
    public static final class KubectlException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        KubectlException(String message) {
            super(message);
        }
    }
}
