package dev.holdfast.lab.parts;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The go command of this machine.
 *
 * @param go the program
 * @param environment what it inherits, such as the addresses of a proxy
 * @param progress told, a line at a time, how far it is
 */
public record GoToolchain(Path go, Map<String, String> environment, Consumer<String> progress) {
    private static final Duration BETWEEN_NEWS = Duration.ofSeconds(15);
    private static final int LAST_LINES = 6;
    /** Would build for another machine, or with other sources than the pinned. */
    private static final Set<String> MISLEADING = Set.of("GOOS", "GOARCH", "GO111MODULE", "GOEXPERIMENT", "GOFLAGS");

    /** @throws IOException if there is none, in words that fit into a list of reasons */
    public static GoToolchain find(Map<String, String> environment, Consumer<String> progress) throws IOException {
        Path go = Stream.concat(
                        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/local/go/bin", "/opt/homebrew/bin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no go on the PATH"));
        return new GoToolchain(go, environment, progress);
    }

    /**
     * Runs it in a folder, and answers with the lines that it printed.
     *
     * @param what what it is for, such as {@code building etcd}; shown while it lasts
     * @throws IOException if it fails, with its last lines
     */
    public List<String> run(String what, Path folder, List<String> arguments) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(go.toString()));
        line.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        builder.environment().keySet().removeAll(MISLEADING);
        builder.environment().putAll(Map.of("CGO_ENABLED", "0", "GOWORK", "off"));
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            return watch(what, process);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private List<String> watch(String what, Process process) throws IOException, InterruptedException {
        List<String> said = Collections.synchronizedList(new ArrayList<>());
        Thread reader = Thread.ofVirtual().start(() -> readAll(process.inputReader(), said));
        long started = System.nanoTime();
        while (!process.waitFor(BETWEEN_NEWS.toMillis(), TimeUnit.MILLISECONDS)) {
            long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - started);
            progress.accept(what + ": " + said.size() + " packages after " + seconds + " s");
        }
        reader.join();
        if (process.exitValue() != 0) {
            int from = Math.max(0, said.size() - LAST_LINES);
            throw new IOException(what + " failed: " + String.join(" / ", said.subList(from, said.size())));
        }
        return List.copyOf(said);
    }

    private static void readAll(BufferedReader output, List<String> said) {
        try (output) {
            for (String text; (text = output.readLine()) != null; ) {
                said.add(text);
            }
        } catch (IOException _) {
            // It ended, and its output with it.
        }
    }
}
