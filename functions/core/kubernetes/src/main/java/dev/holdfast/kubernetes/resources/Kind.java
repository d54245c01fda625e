package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.plan.PlanRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of resources. */
enum Kind {
    BACKUP_PLAN("BackupPlan", "backupplans"),
    BACKUP_LOCATION("BackupLocation", "backuplocations"),
    RESTORE("Restore", "restores");

    static final String GROUP = "holdfast.dev";
    static final String VERSION = "v1";
    static final String API_VERSION = GROUP + "/" + VERSION;

    private final String title;
    private final String plural;

    Kind(String title, String plural) {
        this.title = title;
        this.plural = plural;
    }

    static Optional<Kind> of(String title) {
        return Arrays.stream(values()).filter(kind -> kind.title.equals(title)).findFirst();
    }

    String title() {
        return title;
    }

    String plural() {
        return plural;
    }

    Shape.Fields spec() {
        return switch (this) {
            case BACKUP_PLAN -> PlanShape.SPEC;
            case BACKUP_LOCATION -> LocationShape.SPEC;
            case RESTORE -> RestoreShape.SPEC;
        };
    }

    List<Column> columns() {
        return switch (this) {
            case BACKUP_PLAN -> PlanShape.COLUMNS;
            case BACKUP_LOCATION -> LocationShape.COLUMNS;
            case RESTORE -> RestoreShape.COLUMNS;
        };
    }

    /** Locations belong to the administrators, and so to no namespace. */
    boolean isNamespaced() {
        return this != BACKUP_LOCATION;
    }

    /** How long its name may be. */
    int nameLength() {
        return this == BACKUP_LOCATION ? 63 : PlanRef.NAME_LENGTH;
    }
}
