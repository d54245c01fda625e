package dev.holdfast.throwaway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoverSweepTest {
    @TempDir
    Path root;

    @Test
    void aServerThatOutlivedItsParentIsKilledAndItsFolderRemoved() throws Exception {
        var folder = leftover();
        Files.writeString(folder.resolve(PlaneFolder.OWNER), "");
        var server = new ProcessBuilder("sh", "-c", "while :; do sleep 1; done", "sh", folder + "/etcd").start();

        LeftoverSweep.of(root);

        assertThat(server.waitFor()).isEqualTo(128 + 9);
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void aFolderThatWasBeingWipedIsRemoved() throws IOException {
        Files.writeString(leftover().resolve("etcd.log"), "half wiped: no owner");

        LeftoverSweep.of(root);

        assertThat(root).isEmptyDirectory();
    }

    @Test
    void ourOwnFolderStaysAndStaysOurs() throws IOException {
        try (var folder = PlaneFolder.create(root)) {
            LeftoverSweep.of(root);

            assertThat(folder.path()).isDirectory();
        }
        assertThat(root).isEmptyDirectory();
    }

    @Test
    void whatIsNotAControlPlanesIsNotTouched() throws IOException {
        Files.createDirectory(root.resolve("holdfast-starting-1"));
        Files.createDirectory(root.resolve("somebody-elses"));

        LeftoverSweep.of(root);

        assertThat(root).isDirectoryContaining("glob:**/holdfast-starting-1");
        assertThat(root).isDirectoryContaining("glob:**/somebody-elses");
    }

    private Path leftover() throws IOException {
        return Files.createDirectories(root.resolve(PlaneFolder.PREFIX + "0-1"));
    }
}
