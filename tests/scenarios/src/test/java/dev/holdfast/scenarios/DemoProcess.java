package dev.holdfast.scenarios;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** The demo as a user runs it, in a process of its own: what it ended with, and what it said. */
record DemoProcess(int status, String output) {
    private static final long LIMIT_MINUTES = 15;

    /** Runs it; a test is skipped, with the demo's own reason, where a part of the demo cannot be had. */
    static DemoProcess run(Path folder, String... options) throws IOException, InterruptedException {
        Path home = home();
        Path lab = home.resolve("tests/lab/target");
        Path log = folder.resolve("demo.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dholdfast.home=" + home,
                "-cp",
                lab.resolve("classes") + ":" + lab.resolve("lib") + "/*",
                "dev.holdfast.lab.demo.Demo",
                "--folder",
                folder.resolve("demo").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException("The demo did not end: " + Files.readString(log));
        }
        String output = Files.readString(log, StandardCharsets.UTF_8);
        output.lines().filter(line -> line.contains("Left out: ")).findFirst().ifPresent(line -> {
            throw new TestAbortedException(line.strip());
        });
        return new DemoProcess(process.exitValue(), output);
    }

    private static Path home() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder);
    }
}
