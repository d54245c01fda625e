package dev.holdfast.lab.demo;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Holdfast's command line, as people call it.
 *
 * @param home the folder of the launcher
 * @param folder where it runs, and where its output is kept
 * @param environment what it gets
 */
record CommandLine(Path home, Path folder, Map<String, String> environment) {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /**
     * Runs a command; what it prints, but not what it says beside.
     *
     * @throws IllegalStateException if it does not end well, with what it said
     */
    String run(String... arguments) throws IOException, InterruptedException {
        Path printed = folder.resolve("command.out");
        Path log = folder.resolve("command.log");
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", "out=$1; shift; exec \"$@\" >\"$out\"", "sh"));
        line.add(printed.toString());
        line.add(home.resolve("holdfast").toAbsolutePath().toString());
        line.addAll(List.of(arguments));
        Map<String, String> variables = new TreeMap<>(environment);
        variables.put("HOLDFAST_NO_BUILD", "yes");
        variables.put("JAVA_HOME", System.getProperty("java.home"));
        try (ChildProcess process = ChildProcess.start(new ChildCommand("holdfast", line, variables, folder, log))) {
            int status = process.awaitEnd(PATIENCE);
            if (status != 0) {
                throw new IllegalStateException(
                        "holdfast " + String.join(" ", arguments) + " ended with " + status + ": " + process.logTail());
            }
            return Files.readString(printed);
        }
    }
}
