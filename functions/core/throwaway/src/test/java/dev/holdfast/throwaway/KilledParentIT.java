package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledParentIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    @BeforeAll
    static void obtain() {
        RealBinaries.settings();
    }

    @Test
    void whenTheParentIsKilledItsServersDieAndTheirDataIsWiped(@TempDir Path root) throws IOException {
        var parent = startHolder(root);
        assertThat(RunningProcesses.naming(root)).anyMatch(line -> line.contains("kube-apiserver"));

        parent.destroyForcibly();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(RunningProcesses.naming(root)).isEmpty();
            assertThat(root).isEmptyDirectory();
        });
    }

    @Test
    void whenTheGuardsAreKilledTooTheNextControlPlaneCleansUp(@TempDir Path root) throws IOException {
        var parent = startHolder(root);
        ProcessHandle.of(parent.pid()).orElseThrow().children().forEach(ProcessHandle::destroyForcibly);
        parent.destroyForcibly();
        await().atMost(LONG).until(() -> !parent.isAlive());
        assertThat(root).isNotEmptyDirectory();

        ThrowawayControlPlane.start(RealBinaries.settings().withDataRoot(root)).close();

        await().atMost(LONG).untilAsserted(() -> {
            assertThat(RunningProcesses.naming(root)).isEmpty();
            assertThat(root).isEmptyDirectory();
        });
    }

    @Test
    void whatALivingParentHoldsIsNotSwept(@TempDir Path root) throws IOException {
        var parent = startHolder(root);
        try {
            ThrowawayControlPlane.start(RealBinaries.settings().withDataRoot(root))
                    .close();

            assertThat(RunningProcesses.naming(root)).anyMatch(line -> line.contains("kube-apiserver"));
            assertThat(root).isNotEmptyDirectory();
        } finally {
            parent.destroyForcibly();
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(root).isEmptyDirectory());
    }

    private static Process startHolder(Path root) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        PlaneHolder.class.getName(),
                        root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        // Stays open: the child inherits it.
        var said = process.inputReader().readLine();
        assertThat(said).startsWith("started");
        return process;
    }
}
