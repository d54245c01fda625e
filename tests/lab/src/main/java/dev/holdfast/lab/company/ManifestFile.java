package dev.holdfast.lab.company;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A file of manifests with places to fill in: <code>${name}</code>. A manifest whose section {@code lab} has {@code each: [a, b]}
 * stands for several, with <code>${each}</code>, its <code>${index}</code> and an invented <code>${suffix}</code>.
 */
record ManifestFile(List<String> documents) {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)}");
    private static final Pattern EACH = Pattern.compile("(?m)^lab: \\{.*?each: \\[([^]]*)].*}$");
    private static final YAMLMapper YAML = new YAMLMapper();

    ManifestFile {
        documents = List.copyOf(documents);
    }

    static ManifestFile of(String name) {
        try (var file = ManifestFile.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalArgumentException("There is no file " + name + " beside this class");
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return new ManifestFile(List.of(text.split("(?m)^---$")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All of them with one inhabitant's values filled in. */
    List<Manifest> manifests(Map<String, String> values, InventedNames names) {
        var all = names.addedTo(values);
        var manifests = new ArrayList<Manifest>();
        for (var document : documents) {
            var each = EACH.matcher(document);
            var instances = each.find() ? each.group(1).split(", *") : new String[] {""};
            for (int i = 0; i < instances.length; i++) {
                all.putAll(Map.of("each", instances[i], "index", String.valueOf(i), "suffix", names.name(5)));
                manifests.add(Manifest.of(parsed(filledIn(document, all))));
            }
        }
        return manifests;
    }

    private static String filledIn(String document, Map<String, String> values) {
        return PLACE.matcher(document).replaceAll(place -> {
            var value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nobody knows what " + place.group() + " is");
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }

    private static ObjectNode parsed(String document) {
        try {
            return (ObjectNode) YAML.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no manifest:\n" + document, e);
        }
    }
}
