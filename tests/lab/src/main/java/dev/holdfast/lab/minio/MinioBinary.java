package dev.holdfast.lab.minio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the program: what {@code HOLDFAST_MINIO} names; the cache ({@code HOLDFAST_CACHE}, else {@code ~/.cache/holdfast}); the
 * official release with its checksum; a build by the Go toolchain. Two processes that both find none build it once.
 */
public final class MinioBinary {
    private final Map<String, String> environment;
    private final Consumer<String> progress;

    /** @param progress gets a line now and then while it is fetched or built */
    public MinioBinary(Map<String, String> environment, Consumer<String> progress) {
        this.environment = Map.copyOf(environment);
        this.progress = progress;
    }

    /**
     * The program's path.
     *
     * @throws MinioUnavailableException if there is no way to get it here
     */
    public Path find() throws InterruptedException {
        String given = environment.get("HOLDFAST_MINIO");
        if (given != null && !given.isBlank()) {
            Path path = Path.of(given);
            if (!Files.isExecutable(path)) {
                throw new MinioUnavailableException(List.of("HOLDFAST_MINIO names " + path + ", which is no program"));
            }
            return path;
        }
        Path cached = cache().resolve("minio").resolve("minio-" + MinioSource.VERSION);
        if (Files.isExecutable(cached)) {
            return cached;
        }
        try {
            return fetchOnce(cached);
        } catch (IOException e) {
            throw new UncheckedIOException("The cache " + cached.getParent() + " cannot be written", e);
        }
    }

    private Path fetchOnce(Path cached) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(cache().resolve("minio"));
        try (FileChannel file =
                        FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = file.lock()) {
            if (!Files.isExecutable(cached)) {
                fetch(folder, cached);
            }
            return cached;
        }
    }

    private void fetch(Path folder, Path cached) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "getting");
        List<String> reasons = new ArrayList<>();
        try {
            for (MinioSource source : List.of(new MinioRelease(), new MinioGoBuild(environment))) {
                try {
                    Files.move(source.get(work, progress), cached, StandardCopyOption.ATOMIC_MOVE);
                    return;
                } catch (IOException e) {
                    reasons.add(source.name() + ": " + e.getMessage());
                }
            }
        } finally {
            clear(work);
        }
        throw new MinioUnavailableException(reasons);
    }

    private static void clear(Path folder) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path cache() {
        String given = environment.get("HOLDFAST_CACHE");
        return given != null && !given.isBlank()
                ? Path.of(given)
                : Path.of(environment.getOrDefault("HOME", "."), ".cache", "holdfast");
    }
}
