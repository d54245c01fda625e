package dev.holdfast.kubernetes.capture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.kubernetes.api.ApiResource;
import dev.holdfast.kubernetes.objects.GroupResource;
import dev.holdfast.kubernetes.objects.JsonFormat;
import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The cluster-scoped objects that captured objects name, found in two ways: by fields that mean the same wherever they stand, in a Pod or deep in
 * a custom resource ({@code storageClassName}), and by pairs of {@code kind} and {@code name} of a kind that is cluster-scoped
 * ({@code roleRef}, {@code issuerRef}, owner references). Safe for many threads.
 */
final class References {
    private static final JsonFactory JSON = JsonFormat.newMapper().getFactory();
    private static final GroupResource CLAIMS = new GroupResource("", "persistentvolumeclaims");
    private static final GroupResource CONFIG_MAPS = new GroupResource("", "configmaps");
    private static final GroupResource SECRETS = new GroupResource("", "secrets");
    private static final GroupResource CRDS = new GroupResource("apiextensions.k8s.io", "customresourcedefinitions");

    private static final Map<String, GroupResource> FIELDS = Map.ofEntries(
            field("storageClassName", "storageclasses.storage.k8s.io"),
            field("volumeAttributesClassName", "volumeattributesclasses.storage.k8s.io"),
            field("volumeSnapshotClassName", "volumesnapshotclasses.snapshot.storage.k8s.io"),
            field("boundVolumeSnapshotContentName", "volumesnapshotcontents.snapshot.storage.k8s.io"),
            field("priorityClassName", "priorityclasses.scheduling.k8s.io"),
            field("runtimeClassName", "runtimeclasses.node.k8s.io"),
            field("ingressClassName", "ingressclasses.networking.k8s.io"),
            field("gatewayClassName", "gatewayclasses.gateway.networking.k8s.io"),
            field("deviceClassName", "deviceclasses.resource.k8s.io"),
            field("kubernetes.io/ingress.class", "ingressclasses.networking.k8s.io"),
            field("volume.beta.kubernetes.io/storage-class", "storageclasses.storage.k8s.io"));

    private static final GroupResource VOLUMES = new GroupResource("", "persistentvolumes");

    private final Map<String, Set<GroupResource>> kinds;
    private final Map<GroupResource, Set<String>> found = new ConcurrentHashMap<>();

    /** @param referable the cluster-scoped resources that can be referred to */
    References(List<ApiResource> referable) {
        kinds = referable.stream()
                .collect(groupingBy(ApiResource::kind, mapping(ApiResource::groupResource, toUnmodifiableSet())));
    }

    private static Map.Entry<String, GroupResource> field(String name, String resource) {
        return Map.entry(name, GroupResource.parse(resource));
    }

    /** The names found of one resource. */
    Set<String> of(GroupResource resource) {
        return Set.copyOf(found.getOrDefault(resource, Set.of()));
    }

    /** Takes note of what an object of {@code resource} names. */
    void scan(GroupResource resource, byte[] json) {
        if (resource.group().indexOf('.') > 0) {
            add(CRDS, resource.toString()); // if it is no custom resource there is no such CRD
        }
        if (resource.equals(CONFIG_MAPS) || resource.equals(SECRETS) || resource.equals(CRDS)) {
            return;
        }
        try (JsonParser parser = JSON.createParser(json)) {
            new Scan(parser, resource.equals(CLAIMS)).run();
        } catch (IOException e) {
            throw new MalformedJsonException("An object of " + resource + " cannot be read", e);
        }
    }

    /** Takes note of a name that was found in another way. */
    void add(GroupResource resource, String name) {
        if (!name.isEmpty()) {
            found.computeIfAbsent(resource, key -> ConcurrentHashMap.newKeySet())
                    .add(name);
        }
    }

    /** One pass over one object. The kind and the name of each open JSON object lie on a stack. */
    private final class Scan {
        private final JsonParser parser;
        private final boolean claim;
        private @Nullable String[] kindAndName = new String[64];
        private int depth;

        Scan(JsonParser parser, boolean claim) {
            this.parser = parser;
            this.claim = claim;
        }

        void run() throws IOException {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open();
                    case END_OBJECT -> close();
                    case FIELD_NAME -> field(parser.currentName());
                    default -> {}
                }
            }
        }

        private void open() {
            if (2 * depth == kindAndName.length) {
                kindAndName = Arrays.copyOf(kindAndName, 4 * depth);
            }
            kindAndName[2 * depth] = null;
            kindAndName[2 * depth + 1] = null;
            depth++;
        }

        private void close() {
            depth--;
            String kind = kindAndName[2 * depth];
            String name = kindAndName[2 * depth + 1];
            if (kind != null && name != null) {
                kinds.getOrDefault(kind, Set.of()).forEach(resource -> add(resource, name));
            }
        }

        private void field(String field) throws IOException {
            GroupResource resource = FIELDS.get(field);
            if (resource == null && claim && field.equals("volumeName")) {
                resource = VOLUMES;
            }
            boolean kind = field.equals("kind");
            if (resource == null && !kind && !field.equals("name")) {
                return;
            }
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                reopen();
            } else if (resource != null) {
                add(resource, parser.getText());
            } else {
                kindAndName[2 * depth - (kind ? 2 : 1)] = parser.getText();
            }
        }

        /** The value just reached is no string; if it is an object, the pass must know that it is open. */
        private void reopen() {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                open();
            }
        }
    }
}
