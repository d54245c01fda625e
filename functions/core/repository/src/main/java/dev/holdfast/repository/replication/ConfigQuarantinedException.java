package dev.holdfast.repository.replication;

/**
 * The {@code config} of a repository is not the one that its signed receipts name, so nothing of it is copied. It is the one file
 * that is not named by its content, and whoever exchanges it makes every copy unreadable.
 */
public final class ConfigQuarantinedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigQuarantinedException(String message) {
        super(message);
    }
}
