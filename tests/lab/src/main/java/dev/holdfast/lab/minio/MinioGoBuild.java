package dev.holdfast.lab.minio;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A build from the module proxy: about three minutes of two cores. */
final class MinioGoBuild implements MinioSource {
    private final Map<String, String> environment;

    MinioGoBuild(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public String name() {
        return "build by Go";
    }

    @Override
    public Path get(Path folder, Consumer<String> progress) throws IOException, InterruptedException {
        Path go = go().orElseThrow(() -> new IOException("there is no Go toolchain on the PATH or in /usr/local/go"));
        Path log = folder.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        go.toString(), "install", "-trimpath", "github.com/minio/minio@" + VERSION)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("GOBIN", folder.toString());
        builder.environment().put("GOFLAGS", "-buildvcs=false");
        Process build = builder.start();
        try {
            for (int rounds = 1; !build.waitFor(15, TimeUnit.SECONDS); rounds++) {
                progress.accept("Building MinIO with Go, once: " + rounds * 15 + " s of about 200 s");
            }
        } finally {
            build.destroy();
        }
        if (build.exitValue() != 0) {
            throw new IOException("go install failed: " + lastLine(log));
        }
        return folder.resolve("minio");
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
