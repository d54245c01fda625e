package dev.holdfast.throwaway.binaries;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where programs are kept between runs: {@code kubernetes/v<version>/} below the cache folder. A program appears there whole, by a
 * rename, so that who finds one may use it. Who adds one holds the cache's lock, against other threads and other processes.
 */
record BinaryCache(Path folder) {
    private static final ReentrantLock THREADS = new ReentrantLock();
    private static final String SCRATCH = "scratch-";

    /** As {@code mvnw} has it: HOLDFAST_CACHE, else {@code holdfast} in XDG_CACHE_HOME, else in ~/.cache. */
    static BinaryCache of(Map<String, String> environment) {
        var cache = Optional.ofNullable(environment.get("HOLDFAST_CACHE"))
                .map(Path::of)
                .or(() -> Optional.ofNullable(environment.get("XDG_CACHE_HOME")).map(path -> Path.of(path, "holdfast")))
                .orElseGet(() -> Path.of(home(environment), ".cache", "holdfast"));
        return new BinaryCache(cache.toAbsolutePath().resolve("kubernetes"));
    }

    private static String home(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("HOME")).orElseGet(() -> System.getProperty("user.home"));
    }

    Path folderOf(KubernetesVersion version) {
        return folder.resolve("v" + version);
    }

    Optional<ControlPlaneBinaries> find(KubernetesVersion version) {
        return ControlPlaneBinaries.in(folderOf(version), version);
    }

    /** Takes a program in that lies beneath a {@link Filling}'s scratch folder. */
    void add(KubernetesVersion version, Program program, Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(folderOf(version));
        Files.move(file, folderOf(version).resolve(program.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Waits until nobody else fills the cache. What a killed filler left is removed. */
    Filling startFilling(Runnable whenWaiting) throws IOException {
        if (!THREADS.tryLock()) {
            whenWaiting.run();
            THREADS.lock();
        }
        try {
            Files.createDirectories(folder);
            var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                whenWaiting.run();
                channel.lock();
            }
            removeScratch();
            return new Filling(this, channel, Files.createTempDirectory(folder, SCRATCH));
        } catch (IOException | RuntimeException failure) {
            THREADS.unlock();
            throw failure;
        }
    }

    private void removeScratch() throws IOException {
        try (var left = Files.newDirectoryStream(folder, SCRATCH + "*")) {
            for (var each : left) {
                remove(each);
            }
        }
    }

    private static void remove(Path tree) throws IOException {
        try (var files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** The right to add programs, and a place to make them. */
    record Filling(BinaryCache cache, FileChannel lock, Path scratch) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (lock) {
                remove(scratch);
            } finally {
                THREADS.unlock();
            }
        }
    }
}
