package dev.holdfast.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What benchmarks do with whole folders. */
final class Folders {
    private Folders() {}

    /** A new empty one. */
    static Path temporary() throws IOException {
        return Files.createTempDirectory("holdfast-benchmark-");
    }

    /** Bytes of all files below it. */
    static long bytes(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(Folders::size).sum();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Has the kernel write out what earlier rounds left in memory, so that no round pays for another. */
    static void settle() throws IOException, InterruptedException {
        new ProcessBuilder("sync").start().waitFor();
    }
}
