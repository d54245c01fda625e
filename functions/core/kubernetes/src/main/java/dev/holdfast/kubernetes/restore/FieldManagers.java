package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.kubernetes.compare.FieldOwnership;

/**
 * Under whose name a restore writes, so that the fewest writes are needed.
 *
 * <p>A create makes its caller the manager of every field. Most objects have one manager, who created them: created in his name they
 * are right at once. Whatever still needs a second write is created in a name of its own, so that it can be told if the restore is
 * killed in between; where everything that differs is updated anyway, that is not needed, and the likeliest name is taken.
 */
final class FieldManagers {
    private static final String OURS = "holdfast";

    private final ExistingPolicy existing;

    FieldManagers(ExistingPolicy existing) {
        this.existing = existing;
    }

    /** What is known before a create about the writes after it. */
    enum Completion {
        NONE_FORESEEN,
        NEEDED
    }

    String forCreate(JsonNode wanted, Completion completion) {
        JsonNode entries = wanted.at("/metadata/managedFields");
        boolean needed = completion == Completion.NEEDED || !isMadeByOne(entries);
        if (needed && existing != ExistingPolicy.UPDATE) {
            return FieldOwnership.UNFINISHED;
        }
        return updater(entries, "");
    }

    String forStatus(JsonNode wanted) {
        return updater(wanted.at("/metadata/managedFields"), "status");
    }

    String forUpdate(JsonNode wanted) {
        return updater(wanted.at("/metadata/managedFields"), "");
    }

    private static boolean isMadeByOne(JsonNode entries) {
        return entries.size() == 1
                && entries.path(0).path("operation").asText().equals("Update")
                && entries.path(0).path("subresource").asText().isEmpty();
    }

    /** The first manager who updates (not applies) this subresource. */
    private static String updater(JsonNode entries, String subresource) {
        for (JsonNode entry : entries) {
            String manager = entry.path("manager").asText();
            if (entry.path("operation").asText().equals("Update")
                    && entry.path("subresource").asText().equals(subresource)
                    && !manager.isEmpty()) {
                return manager;
            }
        }
        return OURS;
    }
}
