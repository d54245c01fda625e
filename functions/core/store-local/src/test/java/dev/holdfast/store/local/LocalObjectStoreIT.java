package dev.holdfast.store.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ByteRange;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.VersionSelector;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, and a disk that is full. */
class LocalObjectStoreIT {
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    @TempDir
    Path logs;

    @Test
    void aWriterThatIsKilledLeavesWholeFilesOnly() throws Exception {
        SplittableRandom random = new SplittableRandom(9);
        Path log = logs.resolve("writer.log");
        int files = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Process writer = java(log, List.of(), folder.toString());
            int goal = files + 1;
            while (names().size() < goal && writer.isAlive()) {
                Thread.sleep(5);
            }
            Thread.sleep(random.nextInt(120));
            writer.destroyForcibly().waitFor();
            files = requireWhole();
            assertThat(files).as("the writer wrote before it was killed").isGreaterThanOrEqualTo(goal);
        }
        try (Stream<Path> unfinished = Files.list(folder.resolve(".holdfast/tmp"))) {
            assertThat(unfinished)
                    .as("some were killed in the middle of a file")
                    .isNotEmpty();
        }
    }

    @Test
    void onAFullDiskNothingIsHalfListed() throws Exception {
        String script = "mount -t tmpfs -o size=3m none '" + folder + "' && exec \"$@\"";
        Process probe = new ProcessBuilder("unshare", "-rm", "sh", "-c", script, "sh", "true").start();
        assumeTrue(probe.waitFor() == 0, "This machine lets no test mount a small disk of its own (unshare, tmpfs)");

        Path log = logs.resolve("writer.log");
        Process writer = java(log, List.of("unshare", "-rm", "sh", "-c", script, "sh"), folder.toString());
        assertThat(writer.waitFor()).as(Files.readString(log)).isEqualTo(EndlessWriter.FAILED_AS_A_STORE);
        assertThat(Files.readString(log))
                .contains("Permanent")
                .contains("disk is full")
                .contains("whole files: true");
    }

    private int requireWhole() throws IOException {
        List<ObjectKey> names = names();
        for (ObjectKey name : names) {
            try (InputStream in = store().read(name, VersionSelector.CURRENT, ByteRange.ALL)) {
                assertThat(Sha256.of(in.readAllBytes())).isEqualTo(name.digest());
            }
        }
        return names.size();
    }

    private List<ObjectKey> names() {
        List<ObjectKey> names = new ArrayList<>();
        store().list("", "", entry -> names.add(entry.key()));
        return names;
    }

    private LocalObjectStore store() {
        return new LocalObjectStore(folder, Duration.ofDays(1), InstantSource.system());
    }

    private static Process java(Path log, List<String> around, String argument) throws IOException {
        List<String> command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))));
        command.addAll(List.of(EndlessWriter.class.getName(), argument));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
