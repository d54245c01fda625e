package dev.holdfast.cli.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal whose commands fail early teaches the JVM nothing. */
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandDoesItsWork() throws Exception {
        Map<String, Integer> statuses = Rehearsal.run(folder);

        assertThat(statuses.remove("verdict")).as("one copy is no 3-2-1").isNotNull();
        assertThat(statuses)
                .isNotEmpty()
                .allSatisfy((command, status) -> assertThat(status).as(command).isZero());
    }
}
