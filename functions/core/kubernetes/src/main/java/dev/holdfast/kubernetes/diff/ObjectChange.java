package dev.holdfast.kubernetes.diff;

import dev.holdfast.kubernetes.objects.ObjectPath;
import java.util.List;

/** One object that is not as before. */
public sealed interface ObjectChange {
    /** Where the object lies, before or after. */
    ObjectPath path();

    /** It was not there. */
    record Added(ObjectPath path) implements ObjectChange {}

    /** It is not there any more. */
    record Removed(ObjectPath path) implements ObjectChange {}

    /**
     * It is there, but not the same.
     *
     * @param fields where it differs, in order of the pointers' occurrence; not empty. Values of Secrets are hidden
     */
    record Changed(ObjectPath path, List<FieldChange> fields) implements ObjectChange {
        public Changed {
            fields = List.copyOf(fields);
            if (fields.isEmpty()) {
                throw new IllegalArgumentException(path + " did not change");
            }
        }
    }
}
