package dev.holdfast.kubernetes.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.List;
import java.util.Set;

/** The uid of a Job, where the Job and its Pods hold it as a label: the one place where Kubernetes puts a uid outside of metadata. */
public final class JobUids {
    /** The two labels: the older one, and the one that has replaced it. */
    public static final List<String> LABELS = List.of("controller-uid", "batch.kubernetes.io/controller-uid");

    /** Where a Job holds them, as JSON pointers. */
    public static final List<String> PLACES =
            List.of("/metadata/labels", "/spec/selector/matchLabels", "/spec/template/metadata/labels");

    public static final GroupResource JOBS = GroupResource.parse("jobs.batch");
    public static final GroupResource PODS = GroupResource.parse("pods");

    private static final String HIDDEN = "(uid of the Job)";

    private JobUids() {}

    static void hide(GroupResource resource, ObjectNode object) {
        if (resource.equals(JOBS)) {
            replace(object, Set.of(object.at("/metadata/uid").asText()), HIDDEN);
        } else if (resource.equals(PODS)) {
            for (JsonNode owner : object.at("/metadata/ownerReferences")) {
                replace(object, Set.of(owner.path("uid").asText()), HIDDEN);
            }
        }
    }

    /** Writes {@code other} wherever {@code object} has one of {@code uids} as the uid of a Job. */
    public static void replace(ObjectNode object, Set<String> uids, String other) {
        for (String place : PLACES) {
            if (object.at(place) instanceof ObjectNode labels) {
                for (String label : LABELS) {
                    JsonNode value = labels.get(label);
                    if (value != null && value.isTextual() && uids.contains(value.textValue())) {
                        labels.put(label, other);
                    }
                }
            }
        }
    }
}
