package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.repository.Repositories;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckListener;
import dev.holdfast.repository.format.Snapshot;
import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.TreePath;
import dev.holdfast.store.local.LocalObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes snapshot upon snapshot is killed at random instants; what it committed is whole, and the next goes on. */
final class KilledRunIT {
    private static final int KILLS = 8;

    @TempDir
    private Path folder;

    @Test
    void killedAtAnyInstantTheRepositoryIsSound() throws IOException, InterruptedException {
        Repository repository = Repositories.init(store(folder));
        Random random = new Random(42);
        for (int kill = 0; kill < KILLS; kill++) {
            Process child = child();
            try {
                assertThat(child.getInputStream().read()).as("it has begun").isEqualTo('w');
                child.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
            } finally {
                child.destroyForcibly().waitFor();
            }
            assertThat(repository
                            .check(CheckDepth.EVERY_BYTE, CheckListener.SILENT)
                            .isHealthy())
                    .isTrue();
        }
        write(repository, 0);

        List<Snapshot> snapshots = repository.snapshots().snapshots();
        assertThat(repository.snapshots().quarantined()).isEmpty();
        assertThat(repository.tree(snapshots.getLast().id()).read(TreePath.of("dir/file-7"), 100_000))
                .isEqualTo(content(7));
    }

    private Process child() throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(KilledRunIT.class.getName(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The child: writes until it is killed, each snapshot a little different. */
    public static void main(String[] arguments) {
        Repository repository = Repositories.open(store(Path.of(arguments[0])));
        System.out.write('w');
        System.out.flush();
        for (int round = 0; ; round++) {
            write(repository, round);
        }
    }

    private static void write(Repository repository, int round) {
        try (SnapshotWriter writer = repository.newSnapshot(SnapshotRequest.of(Instant.now(), "here", "/"))) {
            for (int i = 0; i < 60; i++) {
                writer.file(TreePath.of("dir/file-" + i), content(i), NodeAttributes.fixed(0644));
            }
            byte[] fresh = content(1000 + round + (int) ProcessHandle.current().pid());
            writer.file(TreePath.of("fresh"), fresh, NodeAttributes.fixed(0644));
            writer.commit(CommitHook.NONE);
        }
    }

    private static byte[] content(int i) {
        byte[] content = new byte[80_000];
        new Random(i).nextBytes(content);
        return content;
    }

    private static LocalObjectStore store(Path folder) {
        return new LocalObjectStore(folder, Duration.ZERO, InstantSource.system());
    }
}
