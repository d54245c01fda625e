package dev.holdfast.lab.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.lab.parts.MissingPartException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** By which way Azurite is found, and what is said where there is none; with programs that only pretend. */
class AzuriteInstallationTest {
    @TempDir
    Path folder;

    private final List<String> progress = new ArrayList<>();

    @Test
    void whatIsGivenIsTaken() throws Exception {
        Path program = script("azurite-blob", "exit 0");
        assertThat(find(Map.of("HOLDFAST_AZURITE", program.toString())).command())
                .containsExactly(program.toString());
    }

    @Test
    void whatIsGivenAndNotThereIsNamed() {
        assertThatThrownBy(() -> find(Map.of("HOLDFAST_AZURITE", "/no/such")))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("/no/such", "HOLDFAST_AZURITE");
    }

    @Test
    void withoutNodeItSaysHowToGetIt() {
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString())))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("no node on the PATH", "Install Node.js");
    }

    @Test
    void anOldNodeIsTooOld() throws Exception {
        script("node", "echo v16.20.2");
        assertThatThrownBy(() -> find(Map.of("PATH", folder.toString())))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("v16.20.2", "too old");
    }

    @Test
    void npmInstallsTheVersionThatTheNodeCanRunOnce() throws Exception {
        script("node", "echo v22.11.0");
        script(
                "npm",
                "for a; do case $a in azurite@*) echo $a >>" + folder + "/asked ;; esac; done\n"
                        + "mkdir -p \"$3/node_modules/azurite/dist/src/blob\"; : >\"$3/node_modules/azurite/dist/src/blob/main.js\"");
        Map<String, String> environment = Map.of(
                "PATH",
                folder + ":/usr/bin:/bin",
                "HOLDFAST_CACHE",
                folder.resolve("cache").toString());

        AzuriteInstallation first = find(environment);
        AzuriteInstallation second = find(environment);

        assertThat(second).isEqualTo(first);
        assertThat(Path.of(first.command().getLast())).exists();
        assertThat(Files.readAllLines(folder.resolve("asked"))).containsExactly("azurite@3.37.0");
        assertThat(progress).singleElement().asString().contains("3.37.0");
    }

    @Test
    void whatNpmSaidLastIsTold() throws Exception {
        script("node", "echo v20.1.0");
        script("npm", "echo npm error network unreachable; exit 7");
        assertThatThrownBy(() -> find(Map.of(
                        "PATH",
                        folder + ":/bin",
                        "HOLDFAST_CACHE",
                        folder.resolve("cache").toString())))
                .isInstanceOf(MissingPartException.class)
                .hasMessageContainingAll("azurite@3.35.0", "status 7", "network unreachable", "HOLDFAST_AZURITE");
    }

    private AzuriteInstallation find(Map<String, String> environment) throws InterruptedException {
        return AzuriteInstallation.find(environment, progress::add);
    }

    private Path script(String name, String body) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
