package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server without a guard, as in an image that has no shell; what a guard does, KilledParentIT tells. */
class GuardedProcessTest {
    private static final Path NO_SHELL = Path.of("/no/such/shell");

    @TempDir
    private Path folder;

    @Test
    void withoutAShellAServerRunsIsEndedAndItsFolderWiped() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data/inner"));

        GuardedProcess server = GuardedProcess.start(
                "sleeper",
                folder.resolve("log"),
                Optional.of(folder.resolve("data")),
                List.of("sleep", "600"),
                NO_SHELL);

        assertThat(server.isAlive()).isTrue();
        server.stop();
        assertThat(server.isAlive()).isFalse();
        assertThat(data.getParent()).doesNotExist();
    }

    @Test
    void withoutAShellTooItsLastWordsAreKept() throws Exception {
        GuardedProcess server = GuardedProcess.start(
                "talker", folder.resolve("log"), Optional.empty(), List.of("ls", "/no/such/place"), NO_SHELL);
        while (server.isAlive()) {
            Thread.onSpinWait();
        }

        assertThat(server.logTail()).contains("/no/such/place");
        server.stop();
    }
}
