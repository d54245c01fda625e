package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.compare.ObjectVerdict;
import java.util.List;

/** What a restore would do with one object, and why. */
public sealed interface PlannedAction {
    /** One sentence without the object's name. */
    String reason();

    /** It is made. */
    record Create(String reason) implements PlannedAction {
        static final Create ABSENT = new Create("the target does not have it");
    }

    /** The target has it as it was captured: nothing to do. */
    record Unchanged() implements PlannedAction {
        static final Unchanged SAME = new Unchanged();

        @Override
        public String reason() {
            return "the target has it as it was captured";
        }
    }

    /**
     * What the target has is changed to what was captured.
     *
     * @param extent how much of it; where only ownership differs, nothing else is sent
     */
    record Update(String reason, ObjectVerdict.Differs.Extent extent) implements PlannedAction {
        static final Update OWNERSHIP = new Update(
                "its content is the same; its managers get back which fields are theirs",
                ObjectVerdict.Differs.Extent.OWNERSHIP);

        Update(String reason) {
            this(reason, ObjectVerdict.Differs.Extent.CONTENT);
        }
    }

    /** What the target has is deleted, and made anew. */
    record Replace(String reason) implements PlannedAction {}

    /** What the target has stays, though it differs. */
    record Skip(String reason) implements PlannedAction {}

    /** It stands in the way: nothing at all is restored while there is a conflict. */
    record Conflict(String reason) implements PlannedAction {}

    /** The copy holds it no longer, or not as it was: it cannot be restored from there. */
    record Lost(String reason) implements PlannedAction {}

    /** It is not restored on purpose. */
    record LeftOut(String reason) implements PlannedAction {}

    /**
     * The target does not serve it as it was captured.
     *
     * @param apiVersion as what it was captured
     * @param successors where such objects live at the target, as {@code apiVersion/resource}; empty if nowhere
     */
    record NotServed(String apiVersion, List<String> successors) implements PlannedAction {
        public NotServed {
            successors = List.copyOf(successors);
        }

        @Override
        public String reason() {
            return successors.isEmpty()
                    ? "the target does not serve " + apiVersion + " of it, and knows no successor"
                    : "the target no longer serves " + apiVersion + " of it; its successor is "
                            + String.join(", ", successors);
        }
    }

    /** Whether performing it changes the target. */
    default boolean changes() {
        return this instanceof Create || this instanceof Update || this instanceof Replace;
    }
}
