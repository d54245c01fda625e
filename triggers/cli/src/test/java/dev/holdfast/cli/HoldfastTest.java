package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What scripts rely on: the exit codes, against a real repository in a folder. */
class HoldfastTest {
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder;

    @BeforeEach
    void writeAPlan() throws IOException {
        Path nas = Files.createDirectories(folder.resolve("nas"));
        Files.writeString(folder.resolve("password"), "correct horse battery staple\n");
        environment.put("HOLDFAST_RESOURCES", folder.resolve("plan.yaml").toString());
        Files.writeString(folder.resolve("plan.yaml"), """
                apiVersion: holdfast.dev/v1
                kind: BackupPlan
                metadata: {name: company, namespace: holdfast-system}
                spec:
                  cluster: {name: production, site: here}
                  schedule: "@daily"
                  copies: [{location: nas}]
                  password: {file: %s}
                ---
                apiVersion: holdfast.dev/v1
                kind: BackupLocation
                metadata: {name: nas}
                spec:
                  provider: local
                  medium: nas
                  site: here
                  credentialsInCluster: true
                  local: {path: %s}
                """.formatted(folder.resolve("password"), nas));
    }

    @Test
    void makesARepositoryOnce() {
        assertThat(holdfast("repository", "init")).isZero();
        assertThat(holdfast("repository", "init")).isEqualTo(9);
        assertThat(holdfast("check", "--read-data")).isZero();
        assertThat(holdfast("snapshots")).isZero();
        assertThat(holdfast("key", "list")).isZero();
    }

    @Test
    void aWrongPasswordOpensNothing() throws IOException {
        assertThat(holdfast("repository", "init")).isZero();

        Files.writeString(folder.resolve("password"), "another one\n");

        assertThat(holdfast("check")).isEqualTo(6);
    }

    @Test
    void aMissingPasswordIsAMatterOfSettings() throws IOException {
        Files.delete(folder.resolve("password"));

        assertThat(holdfast("repository", "init")).isEqualTo(3);
        assertThat(folder.resolve("nas/holdfast-system")).doesNotExist();
    }

    @Test
    void withoutARepositoryThereIsNothingToList() {
        assertThat(holdfast("snapshots")).isEqualTo(7);
    }

    @Test
    void anEmptyCopyIsNoGoodVerdict() {
        assertThat(holdfast("repository", "init")).isZero();

        assertThat(holdfast("verdict", "-o", "json")).isEqualTo(1);
    }

    @Test
    void badInputIsNamedAndChangesNothing() throws IOException {
        assertThat(holdfast("fly")).isEqualTo(2);
        assertThat(holdfast("snapshots", "--plan", "nobody")).isEqualTo(7);
        assertThat(holdfast(
                        "snapshots", "--file", folder.resolve("nothing.yaml").toString()))
                .isEqualTo(3);
        assertThat(holdfast("plan", "check")).isZero();

        Files.writeString(
                folder.resolve("plan.yaml"),
                Files.readString(folder.resolve("plan.yaml")).replace("schedule:", "shedule:"));

        assertThat(holdfast("plan", "check")).isEqualTo(2);
    }

    @Test
    void aLocationIsTriedHarmlessly() {
        assertThat(holdfast("location", "check", "nas")).isZero();
        assertThat(folder.resolve("nas/holdfast-system/company/trials")).isDirectory();
    }

    @Test
    void completionIsForAShell() {
        assertThat(holdfast("completion")).isZero();
    }

    private int holdfast(String... arguments) {
        return Holdfast.run(environment, arguments);
    }
}
