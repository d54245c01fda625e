package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.CustomResourceDefinition.map;

import java.util.List;
import java.util.Map;

/** The schemas of the statuses: caches that report writes and that can be deleted and computed again. */
final class StatusSchema {
    private static final Map<String, Object> CONDITIONS = map(
            "type",
            "array",
            "maxItems",
            16,
            "x-kubernetes-list-type",
            "map",
            "x-kubernetes-list-map-keys",
            List.of("type"),
            "items",
            map(
                    "type", "object",
                    "required", List.of("type", "status"),
                    "properties",
                            map(
                                    "type", text(64),
                                    "status", text(16),
                                    "reason", text(64),
                                    "message", text(2048),
                                    "lastTransitionTime", time(),
                                    "observedGeneration", map("type", "integer", "format", "int64"))));

    private StatusSchema() {}

    static Map<String, Object> of(Kind kind) {
        Map<String, Object> fields =
                map("observedGeneration", map("type", "integer", "format", "int64"), "conditions", CONDITIONS);
        switch (kind) {
            case BACKUP_PLAN -> {
                fields.put("verdict", text(128));
                fields.put("judgedAt", time());
                fields.put("newestRun", text(64));
                fields.put("lastSnapshot", time());
                fields.put("lastProven", time());
                fields.put("copies", text(16));
                fields.put("digits", digits());
            }
            case BACKUP_LOCATION -> fields.put("checkedAt", time());
            case RESTORE -> {
                fields.put(
                        "phase", map("type", "string", "enum", List.of("Planned", "Running", "Completed", "Failed")));
                fields.put("restored", count());
                fields.put("unchanged", count());
                fields.put("failed", count());
                fields.put("failures", map("type", "array", "maxItems", 100, "items", text(1024)));
            }
        }
        return map("description", "what was last observed; a cache", "type", "object", "properties", fields);
    }

    private static Map<String, Object> digits() {
        return map(
                "type",
                "array",
                "maxItems",
                5,
                "items",
                map(
                        "type", "object",
                        "required", List.of("digit", "judgement", "reason"),
                        "properties",
                                map(
                                        "digit",
                                        text(32),
                                        "judgement",
                                        text(16),
                                        "reason",
                                        text(4096),
                                        "remedy",
                                        text(4096))));
    }

    private static Map<String, Object> text(int most) {
        return map("type", "string", "maxLength", most);
    }

    private static Map<String, Object> time() {
        return map("type", "string", "format", "date-time");
    }

    private static Map<String, Object> count() {
        return map("type", "integer", "format", "int64", "minimum", 0);
    }
}
