package dev.holdfast.store.local;

import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** The root, the paths below it, and that none of them leads out through a symbolic link. */
final class LocalFolder {
    /** Ours, beside restic's folders. */
    static final String OWN = ".holdfast";

    private final Path root;

    LocalFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /**
     * Where a file of this key lies.
     *
     * @throws StoreException.Permanent if the key names our own folder, or a symbolic link lies on the way
     */
    Path path(ObjectKey key) {
        if (key.value().equals(OWN) || key.value().startsWith(OWN + "/")) {
            throw new StoreException.Permanent(
                    "The name " + key + " is kept for Holdfast's own notes in " + this + "; choose another.", null);
        }
        return checked(root.resolve(key.value()));
    }

    /** A path in our own folder. */
    Path own(String kind, String name) {
        return checked(root.resolve(OWN).resolve(kind).resolve(name));
    }

    Path root() {
        return root;
    }

    void requireThere() {
        if (!Files.isDirectory(root)) {
            throw new StoreException.NotFound(
                    "There is no folder " + root + "; make it, or mount the disk that holds it.", null);
        }
    }

    /** What lies at {@code path}: a regular file, or nothing of ours. */
    Optional<LocalFile> look(Path path) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(LocalFile.of(attributes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            requireThere();
            return Optional.empty();
        }
    }

    /** Makes the folders from the root down to {@code directory}, each of them safe on the disk before the next. */
    void makeDirectories(Path directory) throws IOException {
        if (directory.equals(root) || Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            requireThere();
            return;
        }
        Path parent = parentOf(directory);
        makeDirectories(parent);
        try {
            Files.createDirectory(directory);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
        sync(parent);
    }

    /** Makes what was added to or removed from a folder survive a power cut. */
    void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static Path parentOf(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException(path + " has no folder");
        }
        return parent;
    }

    private Path checked(Path path) {
        Path at = root;
        for (Path segment : root.relativize(path)) {
            at = at.resolve(segment);
            if (Files.isSymbolicLink(at)) {
                throw new StoreException.Permanent(
                        "A symbolic link lies at " + at
                                + ", and links are not followed, for they may lead out of the location;"
                                + " replace it by what it points to.",
                        null);
            }
        }
        return path;
    }

    @Override
    public String toString() {
        return "folder " + root;
    }
}
