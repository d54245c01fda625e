package dev.holdfast.kubernetes.resources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Makes the CustomResourceDefinition of a kind from its shape. */
final class CustomResourceDefinition {
    private CustomResourceDefinition() {}

    /** The file's text. */
    static String yaml(Kind kind) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(140);
        return "# Made from the resources' shape in functions/core/kubernetes; CustomResourceDefinitionsTest says how to make it anew.\n"
                + new Yaml(options).dump(definition(kind));
    }

    private static Map<String, Object> definition(Kind kind) {
        String singular = kind.title().toLowerCase(java.util.Locale.ROOT);
        return map(
                "apiVersion",
                "apiextensions.k8s.io/v1",
                "kind",
                "CustomResourceDefinition",
                "metadata",
                map("name", kind.plural() + "." + Kind.GROUP),
                "spec",
                map(
                        "group",
                        Kind.GROUP,
                        "names",
                        map(
                                "kind", kind.title(),
                                "listKind", kind.title() + "List",
                                "plural", kind.plural(),
                                "singular", singular,
                                "categories", List.of("holdfast")),
                        "scope",
                        kind.isNamespaced() ? "Namespaced" : "Cluster",
                        "versions",
                        List.of(version(kind))));
    }

    private static Map<String, Object> version(Kind kind) {
        List<Object> columns = new ArrayList<>();
        kind.columns()
                .forEach(column -> columns.add(map(
                        "name",
                        column.title(),
                        "type",
                        column.type(),
                        "jsonPath",
                        column.path(),
                        "description",
                        column.description())));
        columns.add(map("name", "Age", "type", "date", "jsonPath", ".metadata.creationTimestamp"));
        return map(
                "name",
                Kind.VERSION,
                "served",
                true,
                "storage",
                true,
                "subresources",
                map("status", map()),
                "additionalPrinterColumns",
                columns,
                "schema",
                map("openAPIV3Schema", root(kind)));
    }

    private static Map<String, Object> root(Kind kind) {
        return map(
                "type", "object",
                "required", List.of("spec"),
                "properties",
                        map(
                                "apiVersion", map("type", "string"),
                                "kind", map("type", "string"),
                                "metadata", map("type", "object"),
                                "spec", SchemaOfShape.of(kind.spec(), "what is wanted"),
                                "status", StatusSchema.of(kind)),
                "x-kubernetes-validations",
                        List.of(
                                map(
                                        "rule",
                                                "self.metadata.name.size() <= " + kind.nameLength()
                                                        + " && self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')",
                                        "message",
                                                "metadata.name is not a name; write at most " + kind.nameLength()
                                                        + " lower-case letters, digits and '-', beginning and ending with a letter or digit")));
    }

    /** Names and values by turns, in their order. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
