package dev.holdfast.lab.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A folder of parts that were got once: each lies complete under its name or not at all. Several builds on one machine share it; only
 * one of them gets a part, the others wait for it.
 */
public record PartsCache(Path root) {
    /** Fills an empty folder with a part. */
    @FunctionalInterface
    public interface Recipe {
        /** @throws MissingPartException if it cannot be done here */
        void make(Path folder) throws IOException, InterruptedException;
    }

    /** {@code HOLDFAST_CACHE}, else {@code XDG_CACHE_HOME}, else {@code ~/.cache}, and {@code holdfast} below the last two. */
    public static PartsCache of(Map<String, String> environment) {
        String given = environment.getOrDefault("HOLDFAST_CACHE", "");
        if (!given.isEmpty()) {
            return new PartsCache(Path.of(given));
        }
        String caches = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base = caches.isEmpty() ? Path.of(environment.getOrDefault("HOME", "."), ".cache") : Path.of(caches);
        return new PartsCache(base.resolve("holdfast"));
    }

    /**
     * The folder of a part, made by {@code recipe} if it is not there.
     *
     * @param progress is told if another process is making it, which may take minutes
     */
    public Path get(String name, Consumer<String> progress, Recipe recipe) throws InterruptedException {
        Path folder = root.resolve(name);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        try {
            Files.createDirectories(root);
            synchronized (PartsCache.class) { // A file lock is the whole process's: threads must not ask for it twice.
                makeLocked(folder, progress, recipe);
            }
            return folder;
        } catch (FileSystemException e) {
            throw new MissingPartException(
                    name,
                    "the cache " + root + " cannot be written (" + e.getClass().getSimpleName() + ")",
                    "Set HOLDFAST_CACHE to a folder that can.");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot get " + name + " into " + root, e);
        }
    }

    private void makeLocked(Path folder, Consumer<String> progress, Recipe recipe)
            throws IOException, InterruptedException {
        Path lock = root.resolve(folder.getFileName() + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = lock(channel, folder, progress)) {
            if (Files.isDirectory(folder)) {
                return;
            }
            Path scratch = Files.createTempDirectory(root, folder.getFileName() + ".");
            try {
                recipe.make(scratch);
                Files.move(scratch, folder, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteTree(scratch);
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path folder, Consumer<String> progress) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        progress.accept("Waiting for another process that is getting " + folder.getFileName());
        return channel.lock();
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
