package dev.holdfast.repository.format;

import dev.holdfast.store.ObjectKey;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a repository refuses, as opposed to what its store fails at ({@code StoreException}). Each message says what happened, to
 * which file, and what to do; none holds a password or a key.
 */
public abstract sealed class RepositoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RepositoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** A file is missing, altered, cut short or malformed. Other copies may have the genuine one. */
    public static final class Damaged extends RepositoryException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable ObjectKey file;

        public Damaged(ObjectKey file, String what) {
            this(file, what, null);
        }

        public Damaged(ObjectKey file, String what, @Nullable Throwable cause) {
            super(file + ": " + what, cause);
            this.file = file;
        }

        /** The damaged file; empty only after Java serialization. */
        public Optional<ObjectKey> file() {
            return Optional.ofNullable(file);
        }
    }

    /** No key file opens with this password. */
    public static final class WrongPassword extends RepositoryException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable List<KeyId> tried;

        public WrongPassword(String where, List<KeyId> tried) {
            super(
                    "The password opens none of the " + tried.size() + " key files at " + where + " (tried " + tried
                            + "). Use the password of one of them.",
                    null);
            this.tried = List.copyOf(tried);
        }

        /** The key files that were tried. */
        public List<KeyId> tried() {
            return tried == null ? List.of() : tried;
        }
    }

    /** There is no repository: no {@code config} file. */
    public static final class NotARepository extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public NotARepository(String where, @Nullable Throwable cause) {
            super(
                    "There is no repository at " + where + " (no file 'config'). Create one, or check the prefix.",
                    cause);
        }
    }

    /** There is a repository already where one was to be created. */
    public static final class AlreadyExists extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public AlreadyExists(String where) {
            super("There is a repository at " + where + " already; nothing was changed. Open it instead.", null);
        }
    }

    /** A format version or a key derivation that this program does not know. */
    public static final class Unsupported extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public Unsupported(ObjectKey file, String what) {
            super(file + ": " + what, null);
        }
    }

    /** The run is beyond its deadline: packs that it reused may be deleted soon, so nothing may be committed. */
    public static final class DeadlinePassed extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public DeadlinePassed(String message) {
            super(message, null);
        }
    }

    /** A snapshot dated later than the storage server's clock. */
    public static final class FromTheFuture extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public FromTheFuture(String message) {
            super(message, null);
        }
    }

    /** No such snapshot, or no such path in a snapshot. */
    public static final class NotFound extends RepositoryException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message, null);
        }
    }
}
