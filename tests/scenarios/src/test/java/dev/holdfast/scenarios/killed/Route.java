package dev.holdfast.scenarios.killed;

import dev.holdfast.domain.plan.PlanRef;
import java.util.Locale;

/** A plan that is named for the way its copies go. */
enum Route {
    INTO_THE_BUCKET("folder", "bucket"),
    OUT_OF_THE_BUCKET("bucket", "folder");

    private final String from;
    private final String to;

    Route(String from, String to) {
        this.from = from;
        this.to = to;
    }

    String plan() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    PlanRef ref() {
        return new PlanRef("holdfast-system", plan());
    }

    /** The location that snapshot writes to. */
    String from() {
        return from;
    }

    /** The location that replicate writes to. */
    String to() {
        return to;
    }
}
