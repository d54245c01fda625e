package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.ObjectRef;

/** What a comparison expects of one object. */
public sealed interface ExpectedObject {
    /** Which one, as the cluster calls it. */
    ObjectRef ref();

    /**
     * It should be in the cluster.
     *
     * @param ref which one
     * @param content what it should be; given away, the comparison changes it
     */
    record Present(ObjectRef ref, ObjectNode content) implements ExpectedObject {}

    /**
     * It is known not to be there, or not to be ours to compare.
     *
     * @param ref which one
     * @param verdict why
     */
    record Settled(ObjectRef ref, ObjectVerdict verdict) implements ExpectedObject {}
}
