package dev.holdfast.store.local;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Until when each file is kept: a file of dates, one on a line, to which lines are only added. The latest counts. */
final class LocalLeases {
    private final LocalFolder folder;

    LocalLeases(LocalFolder folder) {
        this.folder = folder;
    }

    void add(ObjectKey key, Instant until) throws IOException {
        Path path = path(key);
        folder.makeDirectories(LocalFolder.parentOf(path));
        boolean isNew = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        // The line begins with a line's end, so that a line that was torn by a power cut spoils no other.
        ByteBuffer line = ByteBuffer.wrap(("\n" + until + "\n").getBytes(StandardCharsets.US_ASCII));
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        if (isNew) {
            folder.sync(LocalFolder.parentOf(path));
        }
    }

    Optional<Instant> until(ObjectKey key) throws IOException {
        try (Stream<String> lines =
                Files.readString(path(key), StandardCharsets.ISO_8859_1).lines()) {
            return lines.map(LocalLeases::date).flatMap(Optional::stream).max(Comparator.naturalOrder());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    Lock lock(ObjectKey key) throws IOException {
        return until(key)
                .<Lock>map(until -> new Lock.Bypassable(until, LocalObjectStore.LEASE_MODE))
                .orElseGet(Lock::none);
    }

    void forget(ObjectKey key) throws IOException {
        Files.deleteIfExists(path(key));
    }

    private Path path(ObjectKey key) {
        // The ending keeps a lease's file from standing where another key needs a folder.
        return folder.own("leases", key.value() + "~");
    }

    private static Optional<Instant> date(String line) {
        try {
            return Optional.of(Instant.parse(line));
        } catch (DateTimeParseException torn) {
            return Optional.empty();
        }
    }
}
