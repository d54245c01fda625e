package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Comparator;
import java.util.OptionalLong;

/**
 * Objects of one resource that the capture left out on purpose, and why.
 *
 * @param resource their type
 * @param reason why
 * @param objects how many; nothing if nobody counted them
 */
public record LeftOut(GroupResource resource, Reason reason, OptionalLong objects) implements Comparable<LeftOut> {
    /** Why an object is not worth its place in a backup, or not meant. */
    public enum Reason {
        /** An {@code Event} tells what happened; it is not state. */
        HISTORY("events are history, not state"),
        /** A {@code Lease} is a heartbeat: restored, it would claim that somebody lives. */
        HEARTBEAT("leases are heartbeats of processes"),
        /** Computed by the server or an aggregated API at the moment of asking. */
        COMPUTED("computed anew whenever somebody asks"),
        /** {@code Node} and {@code CSINode} describe machines, which register themselves. */
        MACHINE("machines register themselves"),
        /** A controller makes its {@code EndpointSlice}s and {@code Endpoints} again. */
        OWNED_ENDPOINTS("a controller computes these endpoints from pods"),
        /** A mirror pod shows a static pod of a node's disk. */
        MIRROR_POD("mirror pods show what lies on a node's disk"),
        /** The same objects are served by another group, where they are captured. */
        SAME_OBJECTS("another API group serves the same objects"),
        /** The plan excludes this resource. */
        EXCLUDED("the plan excludes them");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For people. */
        public String sentence() {
            return sentence;
        }
    }

    @Override
    public int compareTo(LeftOut other) {
        return Comparator.comparing(LeftOut::resource)
                .thenComparing(LeftOut::reason)
                .compare(this, other);
    }
}
