package dev.holdfast.kubernetes.restore;

import java.util.List;
import java.util.stream.Collectors;

/** Something stands in the way of a restore, and nothing was changed. */
public final class RestoreConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MOST_NAMED = 10;

    private final transient List<PlannedObject> conflicts;

    RestoreConflictException(List<PlannedObject> conflicts) {
        super((conflicts.size() == 1 ? "An object stands" : conflicts.size() + " objects stand")
                + " in the way, and nothing was restored: "
                + conflicts.stream()
                        .limit(MOST_NAMED)
                        .map(object -> object.target() + ": " + object.action().reason())
                        .collect(Collectors.joining("; ")));
        this.conflicts = List.copyOf(conflicts);
    }

    public List<PlannedObject> conflicts() {
        return conflicts;
    }
}
