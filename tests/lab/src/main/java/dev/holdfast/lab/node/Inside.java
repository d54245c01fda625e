package dev.holdfast.lab.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts processes inside a node, that is in its name spaces. They end with the node.
 *
 * @param firstProcess of the node, as the machine numbers it
 */
record Inside(long firstProcess) {
    static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";
    /** Where the node's folder is, seen from inside. */
    static final String FOLDER = "/run/node";

    private static final int TAIL = 2000;

    /** The command that runs another inside, with no environment but the one given. */
    List<String> command(List<String> environment, List<String> command) {
        List<String> line = new ArrayList<>(List.of("nsenter", "--target", Long.toString(firstProcess)));
        line.addAll(List.of("--mount", "--net", "--pid", "--", "env", "-i", "PATH=" + PATH, "HOME=/root"));
        line.addAll(environment);
        line.addAll(command);
        return line;
    }

    /** The command that runs another in the node with that first process, as its administrator. */
    static List<String> withKubeconfig(long firstProcess, List<String> command) {
        return new Inside(firstProcess).command(List.of("KUBECONFIG=" + FOLDER + "/admin.kubeconfig"), command);
    }

    /** Starts a server, whose output goes to a log. */
    Process start(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command(List.of(), command))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        process.getOutputStream().close();
        return process;
    }

    /**
     * Runs a command to its end, and answers with what it printed.
     *
     * @throws IOException if it fails, with what it printed
     */
    String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command(List.of(), command))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + ": "
                    + output.substring(Math.max(0, output.length() - TAIL)).strip());
        }
        return output;
    }
}
