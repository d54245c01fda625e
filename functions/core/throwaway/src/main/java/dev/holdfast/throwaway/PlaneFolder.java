package dev.holdfast.throwaway;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one control plane: keys, sockets, logs, data; for us alone. It is ours as long as we hold the lock on its file
 * {@code owner}. The kernel takes that lock back however we end, and so {@link LeftoverSweep} knows what nobody owns any more.
 */
final class PlaneFolder implements AutoCloseable {
    static final String PREFIX = "holdfast-throwaway-";
    static final String OWNER = "owner";
    /** A unix socket's name has at most 104 bytes on macOS, 108 on Linux. */
    private static final int LONGEST = 85;

    private static final long ROOM_IN_MEMORY = 1L << 30;

    private final Path path;
    private final FileChannel ownership;

    private PlaneFolder(Path path, FileChannel ownership) {
        this.path = path;
        this.ownership = ownership;
    }

    static PlaneFolder create(Path root) throws IOException {
        Files.createDirectories(root);
        var fresh = Files.createTempDirectory(root, "holdfast-starting-");
        var ownership = FileChannel.open(fresh.resolve(OWNER), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        ownership.lock();
        // Only now may the sweep see it; the lock stays with the file, whatever its folder is called.
        var name = PREFIX + ProcessHandle.current().pid() + "-"
                + fresh.getFileName().toString().substring(18);
        var path = Files.move(fresh, root.resolve(name)).toAbsolutePath();
        if (path.toString().length() > LONGEST) {
            new PlaneFolder(path, ownership).close();
            throw new IOException("The folder " + path + " has too long a name for sockets; choose a shorter one");
        }
        return new PlaneFolder(path, ownership);
    }

    /** Memory is the place for secrets that shall not be left behind, and is quick; a crowded one is neither. */
    static Path defaultRoot() {
        var memory = Path.of("/dev/shm");
        try {
            if (Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= ROOM_IN_MEMORY) {
                return memory;
            }
        } catch (IOException unusable) {
            // Then the other place.
        }
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    Path path() {
        return path;
    }

    Path file(String name) {
        return path.resolve(name);
    }

    /** Wipes it. Its guard may be doing the same at this moment. */
    @Override
    public void close() throws IOException {
        try (ownership) {
            wipe(path);
        }
    }

    static void wipe(Path folder) throws IOException {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                    return gone(Optional.of(failure));
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    gone(Optional.ofNullable(failure));
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException alreadyGone) {
            // As wanted.
        }
    }

    private static FileVisitResult gone(Optional<IOException> failure) throws IOException {
        if (failure.isPresent() && !(failure.get() instanceof NoSuchFileException)) {
            throw failure.get();
        }
        return FileVisitResult.CONTINUE;
    }
}
