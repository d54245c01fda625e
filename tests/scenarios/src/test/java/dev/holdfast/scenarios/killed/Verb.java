package dev.holdfast.scenarios.killed;

import dev.holdfast.domain.RunId;
import java.util.List;
import java.util.Locale;

/** What is killed. */
enum Verb {
    SNAPSHOT,
    REPLICATE;

    /** The location that this verb writes to. */
    String writesTo(Route route) {
        return switch (this) {
            case SNAPSHOT -> route.from();
            case REPLICATE -> route.to();
        };
    }

    /** The command line, the same for the first try and the next. */
    List<String> arguments(Route route, RunId run) {
        return switch (this) {
            case SNAPSHOT -> List.of("snapshot", "--plan", route.plan(), "--run", run.value(), "-o", "json");
            case REPLICATE -> List.of("replicate", "--plan", route.plan(), "-o", "json");
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
