package dev.holdfast.lab.azure;

import dev.holdfast.lab.parts.MissingPartException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Node.js of this machine.
 *
 * @param major its version, such as 20
 */
record NodeRuntime(Path node, int major) {
    static final String HOW =
            "Install Node.js 20 or newer with npm, for example: apt install nodejs npm  |  brew install node.";

    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final int OLDEST = 20;

    static NodeRuntime find(Map<String, String> environment) throws InterruptedException {
        Path node = onPath("node", environment)
                .orElseThrow(() -> new MissingPartException("Azurite", "there is no node on the PATH", HOW));
        try {
            Process process = new ProcessBuilder(node.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String version = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            Matcher matcher = VERSION.matcher(version);
            if (process.waitFor() != 0 || !matcher.matches()) {
                throw new MissingPartException("Azurite", node + " does not tell its version", HOW);
            }
            int major = Integer.parseInt(matcher.group(1));
            if (major < OLDEST) {
                throw new MissingPartException("Azurite", node + " is Node.js " + version + ", too old", HOW);
            }
            return new NodeRuntime(node, major);
        } catch (IOException e) {
            throw new MissingPartException("Azurite", node + " does not run (" + e.getMessage() + ")", HOW);
        }
    }

    /** The newest Azurite that runs on it. */
    String azurite() {
        return major >= 22 ? "3.37.0" : "3.35.0";
    }

    static Optional<Path> onPath(String program, Map<String, String> environment) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
