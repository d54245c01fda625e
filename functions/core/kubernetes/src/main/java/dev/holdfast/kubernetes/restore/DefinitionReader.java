package dev.holdfast.kubernetes.restore;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.ObjectMetadata;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the CRDs of a snapshot before everything else: they say what the target will serve. */
final class DefinitionReader {
    private final ObjectSource source;
    private final RestoreOptions options;
    private final Selection selection;

    DefinitionReader(ObjectSource source, RestoreOptions options, Selection selection) {
        this.source = source;
        this.options = options;
        this.selection = selection;
    }

    /**
     * Adds each selected CRD to {@code catalogue}.
     *
     * @return see {@link RestorePlan#storedAt}
     */
    Map<String, String> read(List<ObjectPath> paths, Catalogue catalogue) {
        List<ObjectPath> definitions = paths.stream()
                .filter(path -> path.resource().equals(ConversionFreeDefinitions.DEFINITIONS))
                .toList();
        Map<String, String> storedAt = new ConcurrentHashMap<>();
        source.read(definitions, stored -> {
            JsonNode definition = Trees.read(stored.json());
            if (!selection.takes(stored.ref(), definition)) {
                return;
            }
            synchronized (catalogue) {
                catalogue.addDefinition(definition);
            }
            if (options.inclusion() == Inclusion.FAITHFUL && ConversionFreeDefinitions.convertsByWebhook(definition)) {
                storedAt.put(stored.ref().name(), capturedAt(paths, definition));
            }
        });
        return storedAt;
    }

    /** The version at which objects of the CRD were captured; the stored version where there are none. */
    private String capturedAt(List<ObjectPath> paths, JsonNode definition) {
        GroupResource resource = new GroupResource(
                definition.at("/spec/group").asText(),
                definition.at("/spec/names/plural").asText());
        return paths.stream()
                .filter(path -> path.resource().equals(resource))
                .findFirst()
                .map(path -> ObjectMetadata.read(source.read(path)).apiVersion())
                .map(apiVersion -> apiVersion.substring(apiVersion.indexOf('/') + 1))
                .orElseGet(() -> storedVersion(definition));
    }

    private static String storedVersion(JsonNode definition) {
        for (JsonNode version : definition.at("/spec/versions")) {
            if (version.path("storage").asBoolean()) {
                return version.path("name").asText();
            }
        }
        return "";
    }
}
