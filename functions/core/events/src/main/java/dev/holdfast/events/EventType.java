package dev.holdfast.events;

import java.util.List;

/** The types of events. They are constants, for annotations need such; the triggers' files are tested against this list. */
public final class EventType {
    public static final String SNAPSHOT_REQUESTED = "dev.holdfast.snapshot.requested.v1";
    public static final String SNAPSHOT_TAKEN = "dev.holdfast.snapshot.taken.v1";
    public static final String SNAPSHOT_FAILED = "dev.holdfast.snapshot.failed.v1";
    public static final String ETCD_REQUESTED = "dev.holdfast.etcd.requested.v1";
    public static final String ETCD_FAILED = "dev.holdfast.etcd.failed.v1";
    public static final String REPLICATION_REQUESTED = "dev.holdfast.replication.requested.v1";
    public static final String COPY_COMPLETED = "dev.holdfast.copy.completed.v1";
    public static final String REPLICATION_FAILED = "dev.holdfast.replication.failed.v1";
    public static final String RESTORE_TEST_REQUESTED = "dev.holdfast.restore-test.requested.v1";
    public static final String RESTORE_TEST_PASSED = "dev.holdfast.restore-test.passed.v1";
    public static final String RESTORE_TEST_FAILED = "dev.holdfast.restore-test.failed.v1";
    public static final String RESTORE_REQUESTED = "dev.holdfast.restore.requested.v1";
    public static final String RESTORE_COMPLETED = "dev.holdfast.restore.completed.v1";
    public static final String RESTORE_FAILED = "dev.holdfast.restore.failed.v1";
    public static final String VERDICT_CHANGED = "dev.holdfast.verdict.changed.v1";

    private static final String PREFIX = "dev.holdfast.";
    private static final String SUFFIX = ".v1";

    private EventType() {}

    /** Every type, in the order of the flow. */
    public static List<String> all() {
        return List.of(
                SNAPSHOT_REQUESTED,
                SNAPSHOT_TAKEN,
                SNAPSHOT_FAILED,
                ETCD_REQUESTED,
                ETCD_FAILED,
                REPLICATION_REQUESTED,
                COPY_COMPLETED,
                REPLICATION_FAILED,
                RESTORE_TEST_REQUESTED,
                RESTORE_TEST_PASSED,
                RESTORE_TEST_FAILED,
                RESTORE_REQUESTED,
                RESTORE_COMPLETED,
                RESTORE_FAILED,
                VERDICT_CHANGED);
    }

    /** The middle of a type, such as {@code snapshot.taken}. */
    static String shortName(String type) {
        if (!type.startsWith(PREFIX) || !type.endsWith(SUFFIX)) {
            throw new IllegalArgumentException("Not a type of Holdfast's events: " + type);
        }
        return type.substring(PREFIX.length(), type.length() - SUFFIX.length());
    }
}
