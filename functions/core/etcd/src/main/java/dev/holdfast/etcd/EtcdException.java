package dev.holdfast.etcd;

import org.jspecify.annotations.Nullable;

/** What can go wrong with an etcd or its snapshot; each kind says by itself what to do next. */
public abstract sealed class EtcdException extends RuntimeException {
    private EtcdException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No answer, or none in time: ask again, or another member. */
    public static final class Unreachable extends EtcdException {
        public Unreachable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The two ends do not trust each other: certificates are to be looked at. */
    public static final class Untrusted extends EtcdException {
        public Untrusted(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** etcd knows us and does not allow it. */
    public static final class Refused extends EtcdException {
        public Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The cluster is in no state in which a snapshot would be worth having: an alarm, members that differ, no leader. */
    public static final class Unhealthy extends EtcdException {
        public Unhealthy(String message) {
            super(message, null);
        }
    }

    /** A snapshot arrived otherwise than it was sent: cut off, or altered on the way. Ask again. */
    public static final class BrokenStream extends EtcdException {
        public BrokenStream(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The database is damaged, or no database of etcd at all. */
    public static final class Damaged extends EtcdException {
        public Damaged(String message) {
            super(message, null);
        }
    }
}
