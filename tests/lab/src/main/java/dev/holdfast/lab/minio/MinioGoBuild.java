package dev.holdfast.lab.minio;

import dev.holdfast.lab.process.ChildCommand;
import dev.holdfast.lab.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A build from the module proxy: about three minutes of two cores. */
final class MinioGoBuild implements MinioSource {
    private static final Duration REPORT = Duration.ofSeconds(15);

    private final Map<String, String> environment;

    MinioGoBuild(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "build by Go";
    }

    @Override
    public void get(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        Path go = go().orElseThrow(() -> new IOException("there is no Go toolchain on the PATH or in /usr/local/go"));
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("GOBIN", folder.toString());
        variables.put("GOFLAGS", "-buildvcs=false");
        // Ends with us, however we end: nobody would stop it else, and it takes all cores for minutes.
        try (ChildProcess build = ChildProcess.start(new ChildCommand(
                "go install",
                List.of(go.toString(), "install", "github.com/minio/minio@" + VERSION),
                variables,
                folder,
                folder.resolve("build.log")))) {
            long started = System.nanoTime();
            while (build.isAlive()) {
                Duration since = Duration.ofNanos(System.nanoTime() - started);
                progress.accept("Building MinIO with Go, once: " + since.toSeconds() + " s of some minutes");
                build.awaitEndAtMost(REPORT);
            }
            if (build.awaitEnd(REPORT) != 0) {
                throw new IOException("go install failed: " + lastLine(build.log()));
            }
        }
    }

    private Optional<Path> go() {
        return Stream.concat(
                        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/local/go/bin"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String lastLine(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.isEmpty() ? "it said nothing" : lines.getLast();
    }
}
