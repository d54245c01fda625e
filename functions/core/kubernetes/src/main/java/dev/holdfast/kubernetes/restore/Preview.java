package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.diff.FieldChange;
import java.util.List;

/** What the target says to one planned change. */
public sealed interface Preview {
    /** It would take it, as a new object. */
    record WouldCreate() implements Preview {}

    /**
     * It would take it.
     *
     * @param fields what would change in what it has; values of Secrets are hidden
     */
    record WouldChange(List<FieldChange> fields) implements Preview {
        public WouldChange {
            fields = List.copyOf(fields);
        }
    }

    /**
     * It would refuse it.
     *
     * @param message in the server's own words
     */
    record WouldRefuse(String message) implements Preview {}

    /**
     * It cannot tell yet: a namespace or a CRD is missing that the restore makes first.
     *
     * @param reason what is missing
     */
    record NotYetKnown(String reason) implements Preview {}
}
