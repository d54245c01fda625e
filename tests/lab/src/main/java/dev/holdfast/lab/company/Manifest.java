package dev.holdfast.lab.company;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.holdfast.lab.cluster.ClusterApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object and how it comes into the cluster.
 *
 * @param object without status
 * @param status what its controller says of it then
 * @param owners as Kind/name; the first is its controller
 * @param manager what the client calls itself
 */
record Manifest(ObjectNode object, Optional<JsonNode> status, List<String> owners, String manager, Way way) {
    /** A value "@uid namespace Kind/name" stands for the uid of that object. */
    private static final String UID_OF = "@uid ";

    enum Way {
        CREATE,
        APPLY
    }

    Manifest {
        owners = List.copyOf(owners);
    }

    /** An object with a section {@code lab} (by, way, owner or owners), of which nothing is needed. */
    static Manifest of(ObjectNode document) {
        var lab = Optional.ofNullable(document.remove("lab"));
        var owners = new ArrayList<String>();
        lab.map(section -> section.get("owner")).ifPresent(owner -> owners.add(owner.asText()));
        lab.map(section -> section.get("owners")).ifPresent(all -> all.forEach(owner -> owners.add(owner.asText())));
        return new Manifest(
                document,
                Optional.ofNullable(document.remove("status")),
                owners,
                lab.map(section -> section.path("by").asText(""))
                        .filter(by -> !by.isEmpty())
                        .orElse("kubectl-create"),
                lab.map(section -> section.path("way").asText()).orElse("").equals("apply") ? Way.APPLY : Way.CREATE);
    }

    void bringInto(ClusterApi api, Population population) {
        var namespace = object.at("/metadata/namespace").asText();
        for (var owner : owners) {
            addOwner(population.find(namespace, owner));
        }
        resolveUids(object, population);
        var stored = switch (way) {
            case CREATE -> api.create(object, manager);
            case APPLY -> api.apply(object, manager);
        };
        population.add(stored);
        status.ifPresent(value -> api.setStatus(object, value, manager));
    }

    private void addOwner(ObjectNode owner) {
        var metadata = (ObjectNode) object.path("metadata");
        var references = metadata.withArray("ownerReferences");
        var isController = references.isEmpty();
        references
                .addObject()
                .put("apiVersion", owner.path("apiVersion").asText())
                .put("kind", owner.path("kind").asText())
                .put("name", owner.at("/metadata/name").asText())
                .put("uid", owner.at("/metadata/uid").asText())
                .put("controller", isController)
                .put("blockOwnerDeletion", true);
    }

    private static void resolveUids(ObjectNode node, Population population) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (field.getValue() instanceof ObjectNode inner) {
                resolveUids(inner, population);
            } else if (field.getValue().asText().startsWith(UID_OF)) {
                var whose = field.getValue().asText().substring(UID_OF.length()).split(" ", 2);
                field.setValue(TextNode.valueOf(
                        population.find(whose[0], whose[1]).at("/metadata/uid").asText()));
            }
        }
    }
}
