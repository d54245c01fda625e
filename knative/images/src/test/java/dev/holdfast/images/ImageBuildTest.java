package dev.holdfast.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.domain.Sha256;
import dev.holdfast.images.ImageContent.Placed;
import dev.holdfast.lab.image.ContainerImage;
import dev.holdfast.lab.image.ImageArchive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images on a small base; what runs in them is tried on a node, by the module tests/knative. */
class ImageBuildTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "dev.local/holdfast/thing:v1";

    @TempDir
    private Path folder;

    private ImageBuild build;
    private ImageContent content;

    @BeforeEach
    void somethingToPackOnABase() throws IOException {
        Path base = folder.resolve("base.tar");
        Path program = Files.writeString(folder.resolve("java"), "#!/bin/sh\n");
        ImageArchive.write(List.of(ContainerImage.ofProgram("dev.local/base:v1", program)), base);
        build = new ImageBuild(new BaseImage.Named("tar://" + base), folder.resolve("cache"));

        Path application = Files.createDirectories(folder.resolve("application/inner"));
        Files.writeString(application.resolve("thing.jar"), "jar");
        content = new ImageContent(
                "thing",
                Map.of("/opt/tool", program),
                List.of(),
                List.of(new Placed(folder.resolve("application"), "/app")),
                new ImageContent.Start(
                        List.of("-jar", "/app/inner/thing.jar"), Map.of("TOOL", "/opt/tool"), new Trial.None()),
                Map.of("thing.jar", new ImageContent.Coordinates("org.example", "thing", "1.0")));
    }

    @Test
    void nobodyInParticularRunsItAndItsFilesLieWhereTheyAreSaidToLie() throws Exception {
        build.make(content, NAME, new ImageTarget.Folder(folder.resolve("out")));

        JsonNode manifest = JSON.readTree(member("manifest.json")).path(0);
        assertThat(manifest.path("RepoTags").path(0).asText()).isEqualTo(NAME);
        JsonNode config =
                JSON.readTree(member(manifest.path("Config").asText())).path("config");
        assertThat(config.path("User").asText()).isEqualTo("65532:65532");
        assertThat(config.path("Env").toString()).contains("\"TOOL=/opt/tool\"", "\"HOME=/tmp\"");
        assertThat(config.path("Entrypoint").toString()).startsWith("[\"java\"").endsWith("\"/app/inner/thing.jar\"]");
        assertThat(manifest.path("Layers")).hasSize(3);
    }

    @Test
    void theSameFilesMakeTheSameImage() throws Exception {
        String first = build.make(content, NAME, new ImageTarget.Folder(folder.resolve("out")));
        Files.setLastModifiedTime(folder.resolve("application/inner/thing.jar"), FileTime.fromMillis(0));

        assertThat(build.make(content, NAME, new ImageTarget.Folder(folder.resolve("out"))))
                .startsWith("sha256:")
                .isEqualTo(first);
    }

    @Test
    void itsBillOfMaterialsNamesEachJarAndProgramWithItsDigest() throws Exception {
        build.make(content, NAME, new ImageTarget.Folder(folder.resolve("out")));

        JsonNode layers = JSON.readTree(member("manifest.json")).path(0).path("Layers");
        JsonNode bill =
                JSON.readTree(memberOfLayer(layers.path(layers.size() - 1).asText(), "app/sbom.cdx.json"));
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(bill.path("components")).hasSize(3).anySatisfy(jar -> {
            assertThat(jar.path("purl").asText()).isEqualTo("pkg:maven/org.example/thing@1.0");
            assertThat(jar.path("hashes").path(0).path("content").asText())
                    .isEqualTo(Sha256.of("jar".getBytes(StandardCharsets.UTF_8)).hex());
        });
        assertThat(bill.path("components"))
                .anySatisfy(program -> assertThat(program.path("name").asText()).isEqualTo("tool"));
    }

    @Test
    void whereJarsComeFromIsReadFromTheListsOfTheirBuilds() throws IOException {
        Path quarkus = Files.writeString(folder.resolve("quarkus.txt"), """
                com.azure:azure-core::jar:1.61.0
                io.netty:netty-transport:linux-x86_64:jar:4.1.1
                """);
        Path maven = Files.writeString(folder.resolve("maven.txt"), """

                The following files have been resolved:
                   com.azure:azure-core:jar:1.61.0:compile\u001B[36m -- module com.azure.core
                   io.netty:netty-transport:jar:linux-x86_64:4.1.1:runtime
                """);

        assertThat(Dependencies.ofQuarkus(quarkus))
                .containsOnlyKeys("com.azure.azure-core-1.61.0.jar", "io.netty.netty-transport-4.1.1-linux-x86_64.jar");
        assertThat(Dependencies.ofMaven(maven))
                .containsOnlyKeys("azure-core-1.61.0.jar", "netty-transport-4.1.1-linux-x86_64.jar")
                .containsValue(new ImageContent.Coordinates("com.azure", "azure-core", "1.61.0"));
    }

    @Test
    void whatIsNotBuiltOrUnknownIsSaid() {
        BuiltParts parts = new BuiltParts(folder, Map.of(), _ -> {});

        assertThatThrownBy(() -> parts.content("snapshot"))
                .isInstanceOf(ImageException.class)
                .hasMessageContainingAll("snapshot", "package");
        assertThatThrownBy(() -> parts.content("fly"))
                .isInstanceOf(ImageException.class)
                .hasMessageContainingAll("fly", "restore-test");
        assertThatThrownBy(() -> new ImageBuild(new BaseImage.Named("tar://" + folder + "/none.tar"), folder)
                        .make(content, NAME, new ImageTarget.Folder(folder)))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(NAME);
    }

    private String memberOfLayer(String layer, String name) throws IOException {
        Path file = folder.resolve("layer.tar.gz");
        Process tar = new ProcessBuilder(
                        "tar", "-xOf", folder.resolve("out/thing.tar").toString(), layer)
                .redirectOutput(file.toFile())
                .start();
        tar.onExit().join();
        Process inner = new ProcessBuilder("tar", "-xzOf", file.toString(), name).start();
        return new String(inner.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String member(String name) throws IOException {
        Process tar = new ProcessBuilder(
                        "tar", "-xOf", folder.resolve("out/thing.tar").toString(), name)
                .start();
        return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
