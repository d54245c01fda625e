package dev.holdfast.kubernetes.resources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** One row of {@code parity.yaml}: a resource, and what is said to it. */
record ParityCase(
        String name,
        Kind kind,
        String json,
        @Nullable String says,
        @Nullable String server) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ParityCase> all() throws IOException {
        try (InputStream file = Objects.requireNonNull(ParityCase.class.getResourceAsStream("parity.yaml"))) {
            List<Map<String, Object>> rows = new Yaml().load(file);
            return rows.stream().map(ParityCase::of).toList();
        }
    }

    boolean isAcceptedByTheServer() {
        return server == null || server.equals("accepts");
    }

    private static ParityCase of(Map<String, Object> row) {
        Kind kind = switch (String.valueOf(row.get("base"))) {
            case "plan" -> Kind.BACKUP_PLAN;
            case "location" -> Kind.BACKUP_LOCATION;
            default -> Kind.RESTORE;
        };
        Map<String, Object> spec = base(kind);
        if (row.get("set") instanceof Map<?, ?> changes) {
            changes.forEach((path, value) -> set(spec, String.valueOf(path), value));
        }
        Map<String, Object> metadata = new LinkedHashMap<>(Map.of("name", "example"));
        if (kind.isNamespaced()) {
            metadata.put("namespace", "default");
        }
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("apiVersion", Kind.API_VERSION);
        resource.put("kind", kind.title());
        resource.put("metadata", metadata);
        resource.put("spec", spec);
        return new ParityCase(String.valueOf(row.get("name")), kind, json(resource), (String) row.get("says"), (String)
                row.get("server"));
    }

    private static Map<String, Object> base(Kind kind) {
        String yaml = switch (kind) {
            case BACKUP_PLAN ->
                "{cluster: {name: production}, schedule: '0 */6 * * *', timeZone: Europe/Berlin, proof: {}, copies: [{location: nas}, {location: bucket}]}";
            case BACKUP_LOCATION ->
                "{provider: s3, medium: object-store, site: eu-central-1, lockFor: 14d, credentialsInCluster: false, s3: {bucket: backups}}";
            case RESTORE -> "{plan: nightly, location: bucket}";
        };
        return new Yaml().load(yaml);
    }

    @SuppressWarnings("unchecked") // The parser makes maps of texts.
    private static void set(Map<String, Object> spec, String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        if (dot > 0) {
            set(
                    (Map<String, Object>) Objects.requireNonNull(spec.get(path.substring(0, dot))),
                    path.substring(dot + 1),
                    value);
        } else if (value == null) {
            spec.remove(path);
        } else {
            spec.put(path, value);
        }
    }

    private static String json(Map<String, Object> resource) {
        try {
            return JSON.writeValueAsString(resource);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
