package dev.holdfast.lab.command;

import dev.holdfast.lab.knative.LabKnative;
import dev.holdfast.lab.node.LabNode;
import dev.holdfast.lab.node.RunningNode;
import dev.holdfast.lab.parts.MissingPartException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code ./holdfast lab up|run|down}. */
public final class LabCommand {
    private static final String USAGE = """
            Usage: holdfast lab up [--knative] | run COMMAND... | down
              up               start a node of Kubernetes on this machine, and stay until Ctrl-C or "holdfast lab down"
                --knative      with Knative Serving and Eventing, and Traefik as their ingress
              run COMMAND...   run a command inside, with KUBECONFIG set, such as: kubectl get pods --all-namespaces
              down             end the node that runs, and remove all that it wrote
            """;
    private static final int MISUSED = 2;
    private static final int FAILED = 3;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Map<String, String> environment;

    private LabCommand(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Runs it. */
    public static void main(String[] arguments) {
        try {
            System.exit(new LabCommand(System.getenv()).run(List.of(arguments)));
        } catch (MissingPartException e) {
            System.err.println(e.getMessage());
        } catch (Exception e) {
            System.err.println("The lab could not go on: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        System.exit(FAILED);
    }

    private int run(List<String> arguments) throws IOException, InterruptedException {
        String verb = arguments.isEmpty() ? "" : arguments.getFirst();
        List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
        return switch (verb) {
            case "up" -> up(rest);
            case "run" -> rest.isEmpty() ? misused() : inside(rest);
            case "down" -> down();
            case "--help", "-h" -> {
                out.print(USAGE);
                yield 0;
            }
            default -> misused();
        };
    }

    private int up(List<String> options) throws InterruptedException {
        if (!options.isEmpty() && !options.equals(List.of("--knative"))) {
            return misused();
        }
        long began = System.nanoTime();
        try (LabNode node = LabNode.start(environment, out::println)) {
            // Ctrl-C ends this process in the middle; what holds the node notices, and takes it away.
            out.println("The node runs, after " + seconds(began)
                    + " s. Its administrator's kubeconfig serves on this machine too:");
            out.println("  export KUBECONFIG=" + node.kubeconfigFile());
            if (!options.isEmpty()) {
                LabKnative knative = LabKnative.install(node, environment);
                out.println("Knative is ready, after " + seconds(began) + " s. Its ingress is " + knative.ingress()
                        + ", for hosts like " + knative.host("default", "hello"));
            }
            out.println("Ctrl-C, or \"holdfast lab down\" elsewhere, ends it.");
            while (node.isAlive()) {
                Thread.sleep(200);
            }
        }
        return 0;
    }

    private int inside(List<String> command) throws IOException, InterruptedException {
        return new ProcessBuilder(running().commandInside(command))
                .inheritIO()
                .start()
                .waitFor();
    }

    private int down() throws InterruptedException {
        running().end();
        return 0;
    }

    private RunningNode running() {
        return RunningNode.first(environment)
                .orElseThrow(() -> new MissingPartException("A node", "none runs", "Start one: holdfast lab up"));
    }

    private int misused() {
        System.err.print(USAGE);
        return MISUSED;
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
