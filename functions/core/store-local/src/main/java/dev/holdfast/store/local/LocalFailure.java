package dev.holdfast.store.local;

import dev.holdfast.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** The one place where what the file system says becomes a {@link StoreException}. */
final class LocalFailure {
    private LocalFailure() {}

    /**
     * @param doing the start of the sentence, such as {@code Writing}
     * @param what the key or the part of the folder
     */
    static StoreException of(String doing, Object what, LocalFolder folder, IOException e) {
        String where = doing + " " + (what.toString().isEmpty() ? "all" : what) + " in " + folder + " failed: ";
        return switch (e) {
            case NoSuchFileException _ ->
                new StoreException.NotFound(where + "it is not there (any more); list what is there.", e);
            case AccessDeniedException _ ->
                new StoreException.AccessDenied(
                        where + "this user may not touch " + fileOf(e) + "; give it the right, or run as another user.",
                        e);
            case FileAlreadyExistsException _ ->
                new StoreException.Permanent(
                        where + "something that is no plain file has the name " + fileOf(e) + "; move it away.", e);
            case NotDirectoryException _ -> noFolder(where, e);
            default -> byReason(where, e);
        };
    }

    /** The kernel's own words, which Java passes on in an exception of no particular type. */
    private static StoreException byReason(String where, IOException e) {
        String reason = reasonOf(e);
        String known = reason.toLowerCase(Locale.ROOT);
        if (known.contains("no space left") || known.contains("quota")) {
            return new StoreException.Permanent(
                    where + "the disk is full (" + reason
                            + "), nothing was stored under that name; free some space and start again.",
                    e);
        }
        if (known.contains("read-only file system")) {
            return new StoreException.Permanent(where + "it is mounted read-only; mount it for writing.", e);
        }
        if (known.contains("not a directory")) {
            return noFolder(where, e);
        }
        if (known.contains("operation not permitted")) {
            return new StoreException.Permanent(
                    where + "the file system refuses (" + reason + "); it must allow hard links, and " + fileOf(e)
                            + " must not be protected.",
                    e);
        }
        if (known.contains("too many levels of symbolic links")) {
            return new StoreException.Permanent(
                    where + "a symbolic link lies there; replace it by what it points to.", e);
        }
        return new StoreException.Retryable(where + reason + "; try again, and look at the disk if it stays.", null, e);
    }

    private static StoreException noFolder(String where, IOException e) {
        return new StoreException.Permanent(
                where + "a file stands where a folder is needed (" + fileOf(e) + "); move it away.", e);
    }

    private static String fileOf(IOException e) {
        return e instanceof FileSystemException f && f.getFile() != null ? f.getFile() : "it";
    }

    private static String reasonOf(IOException e) {
        String reason = e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
