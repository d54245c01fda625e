package dev.holdfast.store.local;

import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A walk in the order of whole keys. A folder sorts as its name with the slash, so {@code a-b} comes before {@code a/b}; the names
 * of one folder at a time are held in memory.
 */
final class LocalListing {
    private final LocalFolder folder;
    private final String prefix;
    private final String startAfter;

    LocalListing(LocalFolder folder, String prefix, String startAfter) {
        this.folder = folder;
        this.prefix = prefix;
        this.startAfter = startAfter;
    }

    void run(BiConsumer<ObjectKey, LocalFile> consumer) {
        folder.requireThere();
        walk(folder.root(), "", consumer);
    }

    private void walk(Path directory, String path, BiConsumer<ObjectKey, LocalFile> consumer) {
        for (String name : children(directory, path)) {
            String key = path + name;
            if (name.endsWith("/")) {
                walk(directory.resolve(name), key, consumer);
            } else if (key.startsWith(prefix) && key.compareTo(startAfter) > 0) {
                look(directory.resolve(name), ObjectKey.of(key), consumer);
            }
        }
    }

    private void look(Path file, ObjectKey key, BiConsumer<ObjectKey, LocalFile> consumer) {
        try {
            folder.look(file).ifPresent(found -> consumer.accept(key, found));
        } catch (IOException e) {
            throw LocalFailure.of("Looking at", key, folder, e);
        }
    }

    private NavigableSet<String> children(Path directory, String path) {
        NavigableSet<String> names = new TreeSet<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                add(entry, path, names);
            }
        } catch (NoSuchFileException | NotDirectoryException gone) {
            // A folder may vanish while we walk; the root may not.
            folder.requireThere();
        } catch (DirectoryIteratorException e) {
            throw LocalFailure.of("Listing", path, folder, new IOException(e.getMessage(), e));
        } catch (IOException e) {
            throw LocalFailure.of("Listing", path, folder, e);
        }
        return names;
    }

    private void add(Path entry, String path, NavigableSet<String> names) {
        String name = entry.getFileName().toString();
        if (!ObjectKey.isValid(path + name) || (path.isEmpty() && name.equals(LocalFolder.OWN))) {
            return;
        }
        if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
            names.add(name);
        } else if (mayHold(path + name + "/")) {
            names.add(name + "/");
        }
    }

    private boolean mayHold(String below) {
        boolean isWanted = below.startsWith(prefix) || prefix.startsWith(below);
        boolean isAllBefore = below.compareTo(startAfter) < 0 && !startAfter.startsWith(below);
        return isWanted && !isAllBefore;
    }
}
