package dev.holdfast.kubernetes.capture;

import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is left out unless the plan includes it by its own name: whatever would be wrong or worthless in another cluster.
 *
 * <p>Sources: the well-known labels and annotations of the Kubernetes API reference; {@code endpoint-controller} and
 * {@code endpointslice-controller} for what they put on the objects they own.
 */
final class LeavingOut {
    private static final Set<String> COMPUTED_GROUPS =
            Set.of("metrics.k8s.io", "custom.metrics.k8s.io", "external.metrics.k8s.io");

    private static final Map<String, LeftOut.Reason> RESOURCES = Map.of(
            "events", LeftOut.Reason.HISTORY,
            "events.events.k8s.io", LeftOut.Reason.HISTORY,
            "leases.coordination.k8s.io", LeftOut.Reason.HEARTBEAT,
            "componentstatuses", LeftOut.Reason.COMPUTED,
            "nodes", LeftOut.Reason.MACHINE,
            "csinodes.storage.k8s.io", LeftOut.Reason.MACHINE);

    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource ENDPOINTS = new GroupResource("", "endpoints");
    private static final GroupResource ENDPOINT_SLICES = new GroupResource("discovery.k8s.io", "endpointslices");
    private static final String MIRROR = "kubernetes.io/config.mirror";
    private static final String SLICE_MANAGER = "endpointslice.kubernetes.io/managed-by";
    private static final String ENDPOINTS_MANAGER = "endpoints.kubernetes.io/managed-by";
    private static final String ENDPOINTS_TRIGGER = "endpoints.kubernetes.io/last-change-trigger-time";

    private LeavingOut() {}

    /** Why nothing of this resource is captured, if so. */
    static Optional<LeftOut.Reason> wholly(GroupResource resource) {
        if (isComputed(resource.group())) {
            return Optional.of(LeftOut.Reason.COMPUTED);
        }
        return Optional.ofNullable(RESOURCES.get(resource.toString()));
    }

    /** Whether a whole group is computed at the moment of asking: it may be down and nothing is missing. */
    static boolean isComputed(String group) {
        return COMPUTED_GROUPS.contains(group);
    }

    /** Why this one object is not captured, if so. */
    static Optional<LeftOut.Reason> single(GroupResource resource, ItemHeader object) {
        if (resource.equals(PODS) && object.annotations().contains(MIRROR)) {
            return Optional.of(LeftOut.Reason.MIRROR_POD);
        }
        if (resource.equals(ENDPOINT_SLICES)
                && (object.controlled()
                        || object.labels().getOrDefault(SLICE_MANAGER, "").endsWith(".k8s.io"))) {
            return Optional.of(LeftOut.Reason.OWNED_ENDPOINTS);
        }
        if (resource.equals(ENDPOINTS)
                && (object.labels().containsKey(ENDPOINTS_MANAGER)
                        || object.annotations().contains(ENDPOINTS_TRIGGER))) {
            return Optional.of(LeftOut.Reason.OWNED_ENDPOINTS);
        }
        return Optional.empty();
    }
}
