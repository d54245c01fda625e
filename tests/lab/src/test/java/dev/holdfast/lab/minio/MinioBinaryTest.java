package dev.holdfast.lab.minio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.lab.parts.MissingPartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MinioBinaryTest {
    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    @Test
    void theProgramThatIsGivenIsTaken() throws Exception {
        Path given = program("given");
        assertThat(binary(Map.of("HOLDFAST_MINIO", given.toString())).find()).isEqualTo(given);
    }

    @Test
    void aGivenPathThatIsNoProgramIsSaidAndNotReplacedByAnother() {
        Map<String, String> environment =
                Map.of("HOLDFAST_MINIO", folder.resolve("none").toString(), "HOLDFAST_CACHE", folder.toString());
        assertThatThrownBy(() -> binary(environment).find())
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("MinIO", "HOLDFAST_MINIO", "none");
        assertThat(progress).isEmpty();
    }

    @Test
    void whatIsInTheCacheIsTakenWithoutAWord() throws Exception {
        Files.createDirectories(folder.resolve("minio-" + MinioSource.VERSION));
        Path cached = program("minio-" + MinioSource.VERSION + "/minio");
        assertThat(binary(Map.of("HOLDFAST_CACHE", folder.toString())).find()).isEqualTo(cached);
        assertThat(progress).isEmpty();
    }

    @Test
    void credentialsDoNotShowTheirSecrets() {
        assertThat(new MinioCredentials("id", "the-secret", "the-token")).hasToString("MinioCredentials[id]");
    }

    private MinioBinary binary(Map<String, String> environment) {
        return new MinioBinary(environment, progress::add);
    }

    private Path program(String name) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "#!/bin/sh\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }
}
