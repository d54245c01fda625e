package dev.holdfast.lab.azure;

import dev.holdfast.lab.parts.MissingPartException;
import dev.holdfast.lab.parts.PartsCache;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Azurite's blob service as a command to run. */
public record AzuriteInstallation(List<String> command) {
    /** Given: the path of an {@code azurite-blob} program. */
    static final String GIVEN = "HOLDFAST_AZURITE";

    private static final Path PROGRAM = Path.of("node_modules", "azurite", "dist", "src", "blob", "main.js");

    public AzuriteInstallation {
        command = List.copyOf(command);
    }

    /**
     * What {@code HOLDFAST_AZURITE} names, else the cache, which npm fills once.
     *
     * @param progress told what is done that takes longer than a second
     * @throws MissingPartException if none of these has it
     */
    public static AzuriteInstallation find(Map<String, String> environment, Consumer<String> progress)
            throws InterruptedException {
        String given = environment.getOrDefault(GIVEN, "");
        if (!given.isEmpty()) {
            return given(Path.of(given));
        }
        NodeRuntime node = NodeRuntime.find(environment);
        Path folder = PartsCache.of(environment).get("azurite-" + node.azurite(), progress, into -> {
            progress.accept("Getting Azurite " + node.azurite() + " with npm (once, about 190 MB)");
            install("azurite@" + node.azurite(), into, environment);
        });
        return new AzuriteInstallation(
                List.of(node.node().toString(), folder.resolve(PROGRAM).toString()));
    }

    private static AzuriteInstallation given(Path program) {
        if (!Files.isExecutable(program)) {
            throw new MissingPartException(
                    "Azurite",
                    GIVEN + " names " + program + ", which is no program",
                    "Let it name an azurite-blob program, or unset it.");
        }
        return new AzuriteInstallation(List.of(program.toString()));
    }

    private static void install(String npmPackage, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path npm = NodeRuntime.onPath("npm", environment)
                .orElseThrow(() -> new MissingPartException("Azurite", "there is no npm on the PATH", NodeRuntime.HOW));
        Path log = folder.resolve("npm.log");
        // Its packages need no scripts to run, and a test server is no reason to run those of 370 strangers.
        ProcessBuilder builder = new ProcessBuilder(
                        npm.toString(),
                        "install",
                        "--prefix",
                        folder.toString(),
                        npmPackage,
                        "--no-audit",
                        "--no-fund",
                        "--ignore-scripts")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        int status = builder.start().waitFor();
        if (status != 0 || !Files.isRegularFile(folder.resolve(PROGRAM))) {
            throw new MissingPartException(
                    "Azurite",
                    "npm install " + npmPackage + " ended with status " + status + ": " + lastLine(log),
                    "Check the network and npm's registry, or set " + GIVEN + " to an azurite-blob program.");
        }
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> !line.isBlank())
                .toList();
        return lines.isEmpty() ? "it printed nothing" : lines.getLast();
    }
}
