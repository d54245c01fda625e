package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folder that stack/install renders, built by kubectl from knative/ as it is. */
final class Kustomized {
    private static final YAMLMapper YAML = new YAMLMapper();

    private Kustomized() {}

    /**
     * @param kustomization the output of stack/install of that name
     * @param resources the same
     */
    static List<JsonNode> by(Path kubectl, Checkout checkout, JsonNode kustomization, String resources)
            throws IOException, InterruptedException {
        Path rendered = Files.createDirectories(checkout.module("stack/install").resolve("rendered"));
        Path folder = Files.createTempDirectory(rendered, "for-a-test");
        Files.writeString(folder.resolve("kustomization.yaml"), kustomization.asText());
        Files.writeString(folder.resolve("resources.yaml"), resources);
        Path printed = folder.resolve("printed.yaml");
        Process process = new ProcessBuilder(kubectl.toString(), "kustomize", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertThat(status).as(text).isZero();
        return YAML.readerFor(JsonNode.class)
                .<JsonNode>readValues(YAML.getFactory().createParser(text))
                .readAll();
    }
}
