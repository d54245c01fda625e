package dev.holdfast.lab.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    @Test
    void aChildThatEndsBeforeItServesIsReportedWithItsLog() {
        try (ChildProcess child = ChildProcess.start(shell("echo no such disk; exit 7"))) {
            assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT))
                    .hasMessageContaining("status 7")
                    .hasMessageContaining("no such disk");
        }
    }

    @Test
    void closingStopsIt() throws Exception {
        ChildProcess child = ChildProcess.start(shell("echo $$ > pid; exec sleep 600"));
        long pid = pidWritten(child);

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(ProcessHandle.of(pid)).isEmpty();
    }

    @Test
    void theChildGetsOnlyTheEnvironmentGiven() throws Exception {
        ChildProcess child = ChildProcess.start(new ChildCommand(
                "env", List.of("/usr/bin/env"), Map.of("HOLDFAST_TEST", "here"), folder, folder.resolve("log")));
        assertThatThrownBy(() -> child.awaitReady(() -> false, LIMIT)).hasMessageContaining("status 0");
        assertThat(Files.readString(folder.resolve("log")))
                .contains("HOLDFAST_TEST=here")
                .doesNotContain("HOME=");
    }

    @Test
    void theChildDiesWithAParentThatIsKilled() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        Process parent = new ProcessBuilder(java, "-cp", path, KilledParent.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "parent.log"))
                .start();
        long pid = pidWritten(folder.resolve("pid"), parent::isAlive);
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();

        parent.destroyForcibly().waitFor();

        child.onExit().get(30, TimeUnit.SECONDS);
        assertThat(child.isAlive()).isFalse();
    }

    private ChildCommand shell(String script) {
        return shellIn(folder, script);
    }

    static ChildCommand shellIn(Path folder, String script) {
        return new ChildCommand(
                "test",
                List.of("/bin/sh", "-c", script),
                Map.of("PATH", "/usr/bin:/bin"),
                folder,
                folder.resolve("log"));
    }

    private long pidWritten(ChildProcess child) throws Exception {
        return pidWritten(folder.resolve("pid"), child::isAlive);
    }

    private static long pidWritten(Path file, java.util.function.BooleanSupplier alive) throws Exception {
        while (!Files.exists(file) || !Files.readString(file).endsWith("\n")) {
            assertThat(alive.getAsBoolean())
                    .as("runs until it has written its id")
                    .isTrue();
            Thread.sleep(10);
        }
        return Long.parseLong(Files.readString(file).strip());
    }
}
