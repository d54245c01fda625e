package dev.holdfast.kubernetes.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.api.ServedApi;
import dev.holdfast.kubernetes.objects.CanonicalJson;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.GroupVersionResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** {@link CaptureManifest} as JSON. Version 1. */
final class CaptureManifestJson {
    private static final ObjectMapper JSON = JsonFormat.newMapper();
    private static final int VERSION = 1;

    private CaptureManifestJson() {}

    static byte[] write(CaptureManifest manifest) {
        ObjectNode root =
                JSON.createObjectNode().put("version", VERSION).put("serverVersion", manifest.serverVersion());
        manifest.served()
                .resources()
                .forEach(it -> write(root.withArray("served").addObject(), it));
        ArrayNode down = root.putArray("failedGroups");
        manifest.served()
                .failed()
                .forEach(it ->
                        down.addObject().put("apiVersion", it.apiVersion()).put("reason", it.reason()));
        ArrayNode captured = root.putArray("captured");
        manifest.captured().forEach(it -> write(captured.addObject(), it));
        ArrayNode leftOut = root.putArray("leftOut");
        manifest.leftOut().forEach(it -> write(leftOut.addObject(), it));
        ArrayNode failures = root.putArray("failures");
        manifest.failures()
                .forEach(it -> failures.addObject()
                        .put("what", it.what())
                        .put("kind", it.kind().name())
                        .put("reason", it.reason()));
        try {
            return CanonicalJson.of(JSON.writeValueAsBytes(root));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can always be written", e);
        }
    }

    static CaptureManifest read(byte[] json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.path("version").asInt() != VERSION) {
                throw new MalformedJsonException(CaptureManifest.PATH + " is of version "
                        + root.path("version").asText() + ", this Holdfast reads version " + VERSION
                        + "; use a newer one");
            }
            ServedApi served = new ServedApi(
                    all(root.path("served"), CaptureManifestJson::resource),
                    all(
                            root.path("failedGroups"),
                            it -> new ServedApi.FailedGroup(text(it, "apiVersion"), text(it, "reason"))));
            return new CaptureManifest(
                    text(root, "serverVersion"),
                    served,
                    all(root.path("captured"), CaptureManifestJson::captured),
                    all(root.path("leftOut"), CaptureManifestJson::leftOut),
                    all(root.path("failures"), CaptureManifestJson::failure));
        } catch (IOException | IllegalArgumentException e) {
            throw new MalformedJsonException(CaptureManifest.PATH + " of this snapshot cannot be read", e);
        }
    }

    private static void write(ObjectNode node, ApiResource resource) {
        write(node, resource.id())
                .put("kind", resource.kind())
                .put("scope", resource.scope().name());
        ArrayNode verbs = node.putArray("verbs");
        new TreeSet<>(resource.verbs()).forEach(verbs::add);
    }

    private static void write(ObjectNode node, CapturedResource captured) {
        write(node, captured.id())
                .put("kind", captured.kind())
                .put("objects", captured.objects())
                .put("bytes", captured.bytes());
        ObjectNode versions = node.putObject("resourceVersions");
        captured.resourceVersions().forEach(versions::put);
    }

    private static void write(ObjectNode node, LeftOut leftOut) {
        node.put("group", leftOut.resource().group())
                .put("resource", leftOut.resource().resource())
                .put("reason", leftOut.reason().name());
        leftOut.objects().ifPresent(objects -> node.put("objects", objects));
    }

    private static ObjectNode write(ObjectNode node, GroupVersionResource id) {
        return node.put("group", id.group()).put("version", id.version()).put("resource", id.resource());
    }

    private static ApiResource resource(JsonNode node) {
        TreeSet<String> verbs = new TreeSet<>();
        node.path("verbs").forEach(verb -> verbs.add(verb.asText()));
        return new ApiResource(id(node), text(node, "kind"), ApiResource.Scope.valueOf(text(node, "scope")), verbs);
    }

    private static CapturedResource captured(JsonNode node) {
        SortedMap<String, String> versions = new TreeMap<>();
        node.path("resourceVersions")
                .properties()
                .forEach(it -> versions.put(it.getKey(), it.getValue().asText()));
        return new CapturedResource(
                id(node),
                text(node, "kind"),
                node.path("objects").asLong(),
                node.path("bytes").asLong(),
                versions);
    }

    private static LeftOut leftOut(JsonNode node) {
        OptionalLong objects =
                node.has("objects") ? OptionalLong.of(node.path("objects").asLong()) : OptionalLong.empty();
        return new LeftOut(
                new GroupResource(text(node, "group"), text(node, "resource")),
                LeftOut.Reason.valueOf(text(node, "reason")),
                objects);
    }

    private static CaptureFailure failure(JsonNode node) {
        return new CaptureFailure(
                text(node, "what"), CaptureFailure.Kind.valueOf(text(node, "kind")), text(node, "reason"));
    }

    private static GroupVersionResource id(JsonNode node) {
        return new GroupVersionResource(text(node, "group"), text(node, "version"), text(node, "resource"));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asText();
    }

    private static <T> List<T> all(JsonNode array, Function<JsonNode, T> reader) {
        List<T> items = new ArrayList<>();
        array.forEach(node -> items.add(reader.apply(node)));
        return items;
    }
}
