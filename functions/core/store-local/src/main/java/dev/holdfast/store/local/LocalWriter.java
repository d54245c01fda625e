package dev.holdfast.store.local;

import dev.holdfast.store.Content;
import dev.holdfast.store.PutOutcome;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** Files that appear whole or not at all, and stay. */
final class LocalWriter {
    /** Java copies what it writes out of the heap, and keeps the memory: a pack's 16 MiB for each thread. */
    private static final int AT_ONCE = 256 << 10;

    /** No upload takes this long, so what is older was left by a process that died. */
    private static final Duration ABANDONED = Duration.ofDays(1);

    private static final Set<StandardOpenOption> CREATE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final LocalFolder folder;
    private final InstantSource clock;
    private final AtomicBoolean isSwept = new AtomicBoolean();

    LocalWriter(LocalFolder folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    PutOutcome write(Path target, Content content) throws IOException {
        // Random, not secret: a name that no other process uses at this moment.
        Path unfinished = folder.own("tmp", UUID.randomUUID().toString());
        Path unfinishedFolder = LocalFolder.parentOf(unfinished);
        folder.makeDirectories(unfinishedFolder);
        if (isSwept.compareAndSet(false, true)) {
            sweep(unfinishedFolder);
        }
        try {
            fill(unfinished, content);
            folder.makeDirectories(LocalFolder.parentOf(target));
            return show(unfinished, target);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    void delete(Path target) throws IOException {
        Files.delete(target);
        folder.sync(LocalFolder.parentOf(target));
    }

    private void fill(Path unfinished, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(unfinished, CREATE, readOnly(unfinished))) {
            int end = content.offset() + content.length();
            ByteBuffer bytes = ByteBuffer.wrap(content.array(), content.offset(), content.length());
            while (bytes.position() < end) {
                channel.write(bytes.limit(Math.min(end, bytes.position() + AT_ONCE)));
            }
            Files.setLastModifiedTime(unfinished, FileTime.from(clock.instant()));
            channel.force(true);
        }
    }

    /** {@code link(2)} refuses to replace, even when two processes do it at the same instant; a rename would not. */
    private PutOutcome show(Path unfinished, Path target) throws IOException {
        try {
            Files.createLink(target, unfinished);
        } catch (FileAlreadyExistsException e) {
            if (Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                return PutOutcome.EXISTS;
            }
            throw e;
        } catch (UnsupportedOperationException e) {
            throw new StoreException.Permanent(
                    "The file system of " + folder
                            + " has no hard links, without which a file cannot appear whole; use another.",
                    e);
        }
        try {
            folder.sync(LocalFolder.parentOf(target));
        } catch (IOException e) {
            throw new StoreException.OutcomeUnknown(
                    "The file " + target + " was written, but the disk did not confirm it (" + e.getMessage()
                            + "); look whether it" + " is there.",
                    e);
        }
        return PutOutcome.CREATED;
    }

    private void sweep(Path unfinishedFolder) throws IOException {
        Instant limit = clock.instant().minus(ABANDONED);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(unfinishedFolder)) {
            for (Path leftover : leftovers) {
                if (isOlder(leftover, limit)) {
                    Files.deleteIfExists(leftover);
                }
            }
        }
    }

    private static boolean isOlder(Path leftover, Instant limit) throws IOException {
        try {
            return Files.getLastModifiedTime(leftover, LinkOption.NOFOLLOW_LINKS)
                    .toInstant()
                    .isBefore(limit);
        } catch (NoSuchFileException e) {
            return false; // somebody else's upload, which ended while we looked
        }
    }

    /** The open channel may write all the same; later openers may not. The process's umask takes its part away. */
    private static FileAttribute<?>[] readOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--"))
                }
                : new FileAttribute<?>[0];
    }
}
