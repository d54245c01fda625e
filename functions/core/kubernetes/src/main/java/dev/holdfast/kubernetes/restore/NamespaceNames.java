package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import java.util.Map;

/**
 * Namespaces that are called otherwise at the target, also where built-in objects refer to them: subjects of bindings, claims of
 * volumes, services of webhooks and aggregated APIs, selectors by the label that holds a namespace's name, secrets of storage drivers.
 * References inside custom resources are known to their controllers only; a patch rule changes those.
 */
final class NamespaceNames {
    private static final GroupResource NAMESPACES = GroupResource.parse("namespaces");
    private static final String NAME_LABEL = "kubernetes.io/metadata.name";
    private static final String USER = "system:serviceaccount:";
    private static final String GROUP = "system:serviceaccounts:";

    private final Map<String, String> names;

    NamespaceNames(Map<String, String> names) {
        this.names = names;
    }

    void apply(GroupResource resource, ObjectNode object) {
        if (names.isEmpty()) {
            return;
        }
        JsonNode metadata = object.path("metadata");
        Trees.rename(metadata, "namespace", names);
        if (resource.equals(NAMESPACES)) {
            Trees.rename(metadata, "name", names);
            Trees.rename(metadata.path("labels"), NAME_LABEL, names);
        }
        if (RestoreStage.isBuiltIn(resource.group())) {
            for (JsonNode subject : object.path("subjects")) {
                subject(subject);
            }
            Trees.forEachObject(object, this::references);
            Trees.rename(object.at("/spec/service"), "namespace", names); // of an APIService
            storageSecrets(object.path("parameters"));
        }
    }

    private void references(ObjectNode node) {
        node.properties().forEach(member -> {
            JsonNode value = member.getValue();
            switch (member.getKey()) {
                case "claimRef", "targetRef", "paramRef", "dataSourceRef", "parentRef" ->
                    Trees.rename(value, "namespace", names);
                case "parentRefs", "backendRefs" ->
                    value.forEach(ref -> Trees.rename(ref, "namespace", names)); // of Gateway API
                case "clientConfig" -> Trees.rename(value.path("service"), "namespace", names);
                case "serviceAccount" -> Trees.rename(value, "namespace", names); // of a FlowSchema's subject
                case "namespaceSelector" -> selector(value);
                case "parameters" -> Trees.rename(value, "namespace", names); // of an IngressClass
                case "namespaces" -> {
                    if (node.has("topologyKey")) {
                        list(value);
                    }
                }
                default -> {
                    if (member.getKey().endsWith("SecretRef")) {
                        Trees.rename(value, "namespace", names);
                    }
                }
            }
        });
    }

    private void subject(JsonNode subject) {
        switch (subject.path("kind").asText()) {
            case "ServiceAccount" -> Trees.rename(subject, "namespace", names);
            case "User" -> prefixed(subject, USER);
            case "Group" -> prefixed(subject, GROUP);
            default -> {}
        }
    }

    /** {@code system:serviceaccount:<namespace>:<name>} and {@code system:serviceaccounts:<namespace>}. */
    private void prefixed(JsonNode subject, String prefix) {
        String name = subject.path("name").asText();
        if (name.startsWith(prefix) && subject instanceof ObjectNode changeable) {
            String rest = name.substring(prefix.length());
            int colon = rest.indexOf(':');
            String namespace = colon < 0 ? rest : rest.substring(0, colon);
            String renamed = names.getOrDefault(namespace, namespace);
            changeable.put("name", prefix + renamed + rest.substring(namespace.length()));
        }
    }

    private void selector(JsonNode selector) {
        Trees.rename(selector.path("matchLabels"), NAME_LABEL, names);
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (expression.path("key").asText().equals(NAME_LABEL)) {
                list(expression.path("values"));
            }
        }
    }

    /** {@code csi.storage.k8s.io/provisioner-secret-namespace} and its kind, in a StorageClass. */
    private void storageSecrets(JsonNode parameters) {
        parameters.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.endsWith("-secret-namespace"))
                .toList()
                .forEach(key -> Trees.rename(parameters, key, names));
    }

    private void list(JsonNode list) {
        if (list instanceof ArrayNode values) {
            for (int i = 0; i < values.size(); i++) {
                String renamed = names.get(values.get(i).asText());
                if (renamed != null) {
                    values.set(i, renamed);
                }
            }
        }
    }
}
