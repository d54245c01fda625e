package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.Optional;

/** Whose uid a captured uid was: an owner has another uid in the cluster than it had when it was captured. */
public interface Owners {
    /** No owner is known: every uid must be as it was captured. */
    Owners NONE = uid -> Optional.empty();

    /** Which object of the cluster now stands for the one that had {@code capturedUid}; empty if none is known. */
    Optional<ObjectRef> find(String capturedUid);
}
