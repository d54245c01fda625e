package dev.holdfast.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line as it is started by people: the file {@code holdfast} at the top of the tree. */
final class Launcher {
    private Launcher() {}

    /** Runs it; it is built before and not again. */
    static MeasuredProcess run(Map<String, String> environment, Path folder, String... arguments)
            throws IOException, InterruptedException {
        var home = System.getProperty("holdfast.home");
        if (home == null || !Files.isExecutable(Path.of(home, "holdfast"))) {
            throw new IllegalStateException(
                    "-Dholdfast.home must name the folder that holds the launcher; tests/benchmarks/run does it");
        }
        var command = new ArrayList<>(List.of(Path.of(home, "holdfast").toString()));
        command.addAll(List.of(arguments));
        var variables = new HashMap<>(environment);
        variables.put("HOLDFAST_NO_BUILD", "yes");
        return MeasuredProcess.run(command, variables, folder);
    }
}
