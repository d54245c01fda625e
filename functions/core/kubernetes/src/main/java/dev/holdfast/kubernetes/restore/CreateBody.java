package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.compare.JobUids;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.List;
import java.util.Set;

/** What is sent to create an object: all of it but what only the server may write. */
final class CreateBody {
    private static final Set<String> SERVER_MADE = Set.of(
            "uid",
            "resourceVersion",
            "creationTimestamp",
            "generation",
            "selfLink",
            "managedFields",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");
    private static final GroupResource VOLUMES = GroupResource.parse("persistentvolumes");

    private CreateBody() {}

    /** @param wanted stays as it is */
    static ObjectNode of(GroupResource resource, ObjectNode wanted) {
        ObjectNode body = wanted.deepCopy();
        String uid = body.at("/metadata/uid").asText();
        Trees.metadata(body).remove(SERVER_MADE);
        if (resource.equals(VOLUMES)) {
            // With the uid of a claim that is gone, the volume would be released, and deleted if its policy says so.
            Trees.remove(body.at("/spec/claimRef"), Set.of("uid", "resourceVersion"));
        } else if (resource.equals(JobUids.JOBS)) {
            removeOwnUid(body, uid);
        } else if (resource.equals(JobUids.PODS)) {
            // Only a subresource takes them.
            Trees.remove(body.path("spec"), Set.of("ephemeralContainers"));
        }
        return body;
    }

    /** The server puts the uid that it makes there, and refuses any other. */
    private static void removeOwnUid(ObjectNode job, String uid) {
        for (String place : JobUids.PLACES) {
            JsonNode labels = job.at(place);
            List<String> own = JobUids.LABELS.stream()
                    .filter(label -> labels.path(label).asText().equals(uid))
                    .toList();
            Trees.remove(labels, Set.copyOf(own));
        }
    }
}
