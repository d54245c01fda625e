package dev.holdfast.images;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.Sha256;
import dev.holdfast.images.ImageContent.Coordinates;
import dev.holdfast.images.ImageContent.Placed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is in an image, in CycloneDX 1.6: every jar and program with its digest, taken from the very files that are packed. Jars that the build names by their
 * coordinates carry them; the others their file's name.
 */
final class BillOfMaterials {
    /** Where it lies in an image. */
    static final String PLACE = BuiltParts.APPLICATION + "/sbom.cdx.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    private BillOfMaterials() {}

    /** The bill as JSON: the same for the same content. */
    static byte[] of(ImageContent content, BaseImage base) throws IOException {
        List<Map<String, Object>> components = new ArrayList<>();
        components.add(java(base));
        for (Placed file : content.files()) {
            if (file.place().endsWith(".jar")) {
                components.add(jar(file, content.origins()));
            }
        }
        for (Map.Entry<String, Path> program : new TreeMap<>(content.programs()).entrySet()) {
            components.add(file("application", Path.of(program.getKey()), program.getValue()));
        }
        Map<String, Object> bill = new LinkedHashMap<>();
        bill.put("bomFormat", "CycloneDX");
        bill.put("specVersion", "1.6");
        bill.put("serialNumber", "urn:uuid:" + serial(components));
        bill.put("version", 1);
        bill.put("metadata", Map.of("component", Map.of("type", "container", "name", "holdfast-" + content.name())));
        bill.put("components", components);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(bill);
    }

    private static Object serial(List<Map<String, Object>> components) {
        return UUID.nameUUIDFromBytes(components.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> java(BaseImage base) {
        Map<String, Object> component = new LinkedHashMap<>();
        switch (base) {
            case BaseImage.Named(String reference) -> {
                component.put("type", "container");
                component.put("name", reference);
            }
            case BaseImage.ThisMachine() -> {
                component.put("type", "platform");
                component.put("name", System.getProperty("java.vm.name") + " of " + System.getProperty("java.vendor"));
                component.put("version", Runtime.version().toString());
            }
        }
        return component;
    }

    private static Map<String, Object> jar(Placed jar, Map<String, Coordinates> origins) throws IOException {
        Map<String, Object> component = file("library", Path.of(jar.place()), jar.source());
        @Nullable Coordinates origin = origins.get(String.valueOf(jar.source().getFileName()));
        if (origin != null) {
            component.put("group", origin.group());
            component.put("name", origin.name());
            component.put("version", origin.version());
            component.put("purl", origin.url());
        }
        return component;
    }

    private static Map<String, Object> file(String type, Path name, Path file) throws IOException {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", type);
        component.put("name", String.valueOf(name.getFileName()));
        component.put(
                "hashes",
                List.of(Map.of(
                        "alg",
                        "SHA-256",
                        "content",
                        Sha256.of(Files.readAllBytes(file)).hex())));
        return component;
    }
}
