package dev.holdfast.keys;

/** Why a repository's password could not be had. No message holds a secret. */
public abstract sealed class KeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private KeyException(String message) {
        super(message);
    }

    /** It is not where it was looked for. */
    public static final class NotFound extends KeyException {
        private static final long serialVersionUID = 1L;

        public NotFound(String message) {
            super(message);
        }
    }

    /** The holder answered, and its key does not open this: a wrong passphrase, another key, or altered bytes. */
    public static final class WrongKey extends KeyException {
        private static final long serialVersionUID = 1L;

        public WrongKey(String message) {
            super(message);
        }
    }

    /** The holder did not answer or refused: it is gone, unreachable, or denies us. Another holder may open. */
    public static final class HolderUnavailable extends KeyException {
        private static final long serialVersionUID = 1L;

        public HolderUnavailable(String message) {
            super(message);
        }
    }

    /** None of the holders that were asked opens the repository. The message names those that could. */
    public static final class NobodyOpens extends KeyException {
        private static final long serialVersionUID = 1L;

        public NobodyOpens(String message) {
            super(message);
        }
    }
}
