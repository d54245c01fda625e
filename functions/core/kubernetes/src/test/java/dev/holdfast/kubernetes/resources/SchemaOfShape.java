package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.CustomResourceDefinition.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The OpenAPI schema of a shape, as structural schemas of Kubernetes want it. */
final class SchemaOfShape {
    private SchemaOfShape() {}

    static Map<String, Object> of(Shape shape, String description) {
        Map<String, Object> schema = map();
        if (!description.isEmpty()) {
            schema.put("description", description);
        }
        switch (shape) {
            case Shape.Text text -> text(schema, text);
            case Shape.Whole whole -> {
                schema.put("type", "integer");
                schema.put("minimum", whole.least());
                schema.put("maximum", whole.most());
            }
            case Shape.Truth _ -> schema.put("type", "boolean");
            case Shape.Items items -> items(schema, items);
            case Shape.Named named -> {
                schema.put("type", "object");
                schema.put("maxProperties", named.most());
                schema.put("additionalProperties", of(named.value(), ""));
            }
            case Shape.Anything _ -> schema.put("x-kubernetes-preserve-unknown-fields", true);
            case Shape.Fields fields -> fields(schema, fields);
        }
        return schema;
    }

    private static void text(Map<String, Object> schema, Shape.Text text) {
        schema.put("type", "string");
        if (!text.oneOf().isEmpty()) {
            schema.put("enum", text.oneOf());
            return;
        }
        if (text.least() > 0) {
            schema.put("minLength", text.least());
        }
        schema.put("maxLength", text.most());
        text.pattern().ifPresent(pattern -> schema.put("pattern", pattern));
    }

    private static void items(Map<String, Object> schema, Shape.Items items) {
        schema.put("type", "array");
        if (items.least() > 0) {
            schema.put("minItems", items.least());
        }
        schema.put("maxItems", items.most());
        items.uniqueBy().ifPresent(key -> {
            schema.put("x-kubernetes-list-type", "map");
            schema.put("x-kubernetes-list-map-keys", List.of(key));
        });
        schema.put("items", of(items.item(), ""));
    }

    private static void fields(Map<String, Object> schema, Shape.Fields fields) {
        schema.put("type", "object");
        List<String> required = fields.fields().stream()
                .filter(field -> field.presence() == Shape.Presence.REQUIRED)
                .map(Shape.Field::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        Map<String, Object> properties = map();
        fields.fields().forEach(field -> properties.put(field.name(), of(field.shape(), field.description())));
        schema.put("properties", properties);
        List<Object> rules = new ArrayList<>();
        fields.rules().forEach(rule -> rules.add(map("rule", rule.cel(), "message", rule.message())));
        if (!rules.isEmpty()) {
            schema.put("x-kubernetes-validations", rules);
        }
    }
}
