package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.throwaway.binaries.ControlPlaneBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With programs that fail in ways of which the real ones are capable. */
class StartFailureTest {
    private static final String PATIENT = "exec sleep 60";

    @TempDir
    Path programs;

    @TempDir
    Path root;

    @Test
    void anEtcdThatEndsIsNamedWithTheEndOfItsLog() throws IOException {
        var settings = settings("echo no space left on device; exit 1", PATIENT);

        assertThat(ControlPlaneFailure.of(settings)).contains("etcd ended").contains("no space left on device");
        assertNothingIsLeft();
    }

    @Test
    void anApiServerThatEndsIsNamedWithTheEndOfItsLog() throws IOException {
        var settings = settings(PATIENT, "seq 1 1000; echo invalid range >&2; exit 1");

        assertThat(ControlPlaneFailure.of(settings))
                .contains("kube-apiserver ended")
                .contains("invalid range")
                .doesNotContain("\n500\n");
        assertNothingIsLeft();
    }

    @Test
    void anApiServerThatIsNeverReadyIsGivenUp() throws IOException {
        var settings = settings(PATIENT, "echo waiting for etcd; " + PATIENT).withStartTimeout(Duration.ofMillis(300));

        assertThat(ControlPlaneFailure.of(settings)).contains("was not ready").contains("waiting for etcd");
        assertNothingIsLeft();
    }

    @Test
    void aPortThatIsAlwaysTakenIsGivenUpAfterSomeTries() throws IOException {
        var settings =
                settings(PATIENT, "echo x >>" + programs.resolve("tries") + "; echo address already in use; exit 1");

        assertThat(ControlPlaneFailure.of(settings)).contains("address already in use");
        assertThat(Files.readAllLines(programs.resolve("tries"))).hasSize(5);
        assertNothingIsLeft();
    }

    @Test
    void aFolderWhoseNameIsTooLongForSocketsIsRefused() throws IOException {
        var deep = root.resolve("a".repeat(90));
        var settings = settings(PATIENT, PATIENT).withDataRoot(deep);

        assertThat(ControlPlaneFailure.of(settings)).contains("too long a name").contains("choose a shorter one");
        assertThat(deep).isEmptyDirectory();
    }

    private void assertNothingIsLeft() {
        assertThat(root).isEmptyDirectory();
        assertThat(RunningProcesses.naming(root)).isEmpty();
    }

    private ControlPlaneSettings settings(String etcd, String apiServer) throws IOException {
        script("etcd", etcd);
        script("kube-apiserver", apiServer);
        var binaries = ControlPlaneBinaries.in(programs, ControlPlaneBinaries.DEFAULT_VERSION)
                .orElseThrow();
        return ControlPlaneSettings.of(binaries).withDataRoot(root);
    }

    private void script(String name, String text) throws IOException {
        var file = Files.writeString(programs.resolve(name), "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
