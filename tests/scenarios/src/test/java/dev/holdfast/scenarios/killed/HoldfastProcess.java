package dev.holdfast.scenarios.killed;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The command line in a process of its own, as a user starts it. */
final class HoldfastProcess implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(20);

    /** What a shell says of a process that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private final ChildProcess process;

    private HoldfastProcess(ChildProcess process) {
        this.process = process;
    }

    /**
     * Runs it once to the end, while the JVM notes what it loads: so that the many that follow start fast. What they do is the same.
     *
     * @throws IllegalStateException if it fails
     */
    static void train(KillSite site, List<String> arguments) throws IOException, InterruptedException {
        try (HoldfastProcess process = start(site, "-XX:AOTCacheOutput=" + cache(site, arguments), arguments)) {
            if (process.awaitEnd() != 0) {
                throw new IllegalStateException(process.said());
            }
        }
    }

    static HoldfastProcess start(KillSite site, List<String> arguments) throws IOException {
        Path cache = cache(site, arguments);
        return start(site, Files.exists(cache) ? "-XX:AOTCache=" + cache : "-Xshare:auto", arguments);
    }

    private static Path cache(KillSite site, List<String> arguments) {
        return site.folder().resolve(arguments.getFirst() + ".aot");
    }

    private static HoldfastProcess start(KillSite site, String cache, List<String> arguments) throws IOException {
        // Much CPU goes into starting; a simple collector and compiler take the least of it.
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                cache,
                "-cp",
                classPath(),
                "dev.holdfast.cli.Holdfast"));
        command.addAll(arguments);
        Path log = Files.createTempFile(site.folder(), arguments.getFirst(), ".log");
        return new HoldfastProcess(ChildProcess.start(
                new ChildCommand("holdfast " + arguments.getFirst(), command, site.environment(), site.folder(), log)));
    }

    /** The command line's jar and what it needs; a folder of classes would not be taken into the cache. */
    private static String classPath() throws IOException {
        Path target = home().resolve("triggers/cli/target");
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "holdfast-cli-*.jar")) {
            List<String> found = new ArrayList<>();
            jars.forEach(jar -> found.add(jar.toString()));
            found.removeIf(jar -> jar.endsWith("-sources.jar") || jar.endsWith("-tests.jar"));
            found.add(target.resolve("lib") + "/*");
            return String.join(":", found);
        }
    }

    /** Kills it; whether that hit a living process. */
    boolean kill() throws InterruptedException {
        process.kill();
        return awaitEnd() == KILLED;
    }

    /** Lets it run for so long, or until it ends. */
    void letRun(Duration most) throws InterruptedException {
        process.awaitEndAtMost(most);
    }

    /** Its exit status. */
    int awaitEnd() throws InterruptedException {
        return process.awaitEnd(LIMIT);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it printed. */
    String said() {
        return process.logTail();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            process.kill();
        }
        try {
            Files.deleteIfExists(process.log());
        } catch (IOException e) {
            throw new IllegalStateException("The log cannot be removed", e);
        }
    }

    private static Path home() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder);
    }
}
