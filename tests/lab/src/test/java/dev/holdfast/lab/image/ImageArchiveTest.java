package dev.holdfast.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others' tools read of it; tar is the machine's own. */
class ImageArchiveTest {
    @TempDir
    Path folder;

    private Path program;
    private Path archive;

    @BeforeEach
    void aProgram() throws Exception {
        program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n".repeat(100));
        archive = folder.resolve("images.tar");
    }

    @Test
    void theConfigurationNamesTheLayerByItsDigestAndTheManifestNamesBoth() throws Exception {
        ImageArchive.write(List.of(ContainerImage.ofProgram("dev.local/one:v1", program)), archive);

        JsonNode manifest = json("manifest.json").get(0);
        byte[] layer = member(manifest.at("/Layers/0").asText());
        JsonNode configuration = json(manifest.path("Config").asText());

        assertThat(manifest.at("/RepoTags/0").asText()).isEqualTo("dev.local/one:v1");
        assertThat(configuration.at("/rootfs/diff_ids/0").asText())
                .isEqualTo("sha256:"
                        + HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(layer)));
        assertThat(configuration.at("/config/Entrypoint/0").asText()).isEqualTo("/app/program");
        assertThat(configuration.at("/config/User").asText()).isEqualTo("65532:65532");
    }

    @Test
    void theLayerHoldsTheFilesWithTheirModesAndLinks() throws Exception {
        ContainerImage image = ContainerImage.ofBusybox("dev.local/base:v1", program, List.of("sh", "busybox"));
        ImageArchive.write(List.of(image), archive);

        Path layer = Files.write(folder.resolve("layer.tar"), member("dev.local-base-v1.tar"));

        assertThat(tar("-tvf", layer.toString()).lines())
                .anyMatch(line -> line.startsWith("drwxrwxrwt") && line.endsWith(" tmp/"))
                .anyMatch(line -> line.startsWith("-rwxr-xr-x") && line.endsWith(" 1000 1970-01-01 00:00 bin/busybox"))
                .anyMatch(line -> line.startsWith("lrwxrwxrwx") && line.endsWith(" bin/sh -> busybox"))
                .noneMatch(line -> line.contains("busybox -> busybox"));
    }

    @Test
    void severalImagesLieInOneArchiveAndTheSameFilesMakeTheSameBytes() throws Exception {
        List<ContainerImage> images = List.of(
                ContainerImage.ofProgram("dev.local/one:v1", program),
                ContainerImage.ofProgram("dev.local/two:v1", program));
        ImageArchive.write(images, archive);
        byte[] first = Files.readAllBytes(archive);

        ImageArchive.write(images, archive);

        assertThat(json("manifest.json")).hasSize(2);
        assertThat(Files.readAllBytes(archive)).isEqualTo(first);
        assertThat(folder).isDirectoryNotContaining("glob:**.layer");
    }

    private JsonNode json(String name) throws Exception {
        return new ObjectMapper().readTree(member(name));
    }

    private byte[] member(String name) throws Exception {
        Process tar = new ProcessBuilder("tar", "-xOf", archive.toString(), name).start();
        byte[] content = tar.getInputStream().readAllBytes();
        assertThat(tar.waitFor()).isZero();
        return content;
    }

    private static String tar(String... arguments) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("tar");
        builder.command().addAll(List.of(arguments));
        builder.environment().put("TZ", "UTC");
        Process tar = builder.start();
        return new String(tar.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
