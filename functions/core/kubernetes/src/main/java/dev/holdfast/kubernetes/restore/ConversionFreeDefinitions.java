package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;
import java.util.Set;

/**
 * CRDs whose objects convert between versions by a webhook, for a cluster where that webhook does not run: they become CRDs
 * without conversion, stored at the version at which their objects were captured. Otherwise no object of them could be created, or fields
 * that only the captured version has would be pruned on the way to another stored version.
 */
final class ConversionFreeDefinitions {
    static final GroupResource DEFINITIONS = GroupResource.parse("customresourcedefinitions.apiextensions.k8s.io");

    private final Map<String, String> storedAt;

    /** @param storedAt by the CRD's name, the version to store; CRDs that are not in it stay as they are */
    ConversionFreeDefinitions(Map<String, String> storedAt) {
        this.storedAt = storedAt;
    }

    static boolean convertsByWebhook(JsonNode definition) {
        return definition.at("/spec/conversion/strategy").asText().equals("Webhook");
    }

    void apply(GroupResource resource, ObjectNode object) {
        String version = resource.equals(DEFINITIONS)
                ? storedAt.get(object.at("/metadata/name").asText())
                : null;
        if (version == null) {
            return;
        }
        if (object.at("/spec/conversion") instanceof ObjectNode conversion) {
            conversion.put("strategy", "None");
            Trees.remove(conversion, Set.of("webhook"));
        }
        for (JsonNode served : object.at("/spec/versions")) {
            if (served instanceof ObjectNode entry) {
                entry.put("storage", served.path("name").asText().equals(version));
            }
        }
        storedVersions(object, version);
    }

    /** The stored version must be among them, and the captured list would claim objects that the target never had. */
    private static void storedVersions(ObjectNode object, String version) {
        if (object.path("status") instanceof ObjectNode status) {
            status.putArray("storedVersions").add(version);
        }
    }
}
