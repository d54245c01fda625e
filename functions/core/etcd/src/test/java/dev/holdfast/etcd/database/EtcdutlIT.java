package dev.holdfast.etcd.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.etcd.snapshot.CheckedSnapshot;
import dev.holdfast.etcd.snapshot.EtcdCluster;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What we say of a database, and what etcd's own program says of the same one. */
class EtcdutlIT {
    @TempDir
    Path folder;

    @Test
    void bothSayTheSameOfADatabaseThatHasLived() throws Exception {
        try (LabEtcd etcd = LabEtcd.start(folder, 1)) {
            Random random = new Random(7);
            for (int i = 0; i < 1500; i++) {
                // Some over many pages, some overwritten, some deleted.
                int size = i % 20 == 0 ? 20_000 : random.nextInt(2000);
                etcd.api(0).put("/registry/things/" + random.nextInt(400), "v".repeat(size) + i);
                if (i % 9 == 0) {
                    etcd.api(0).delete("/registry/things/" + random.nextInt(400));
                }
            }
            assertSame(etcd, "grown.db");
            etcd.api(0).compact();
            assertSame(etcd, "compacted.db");
            etcd.api(0).defragment();
            assertSame(etcd, "defragmented.db");
        }
    }

    private void assertSame(LabEtcd etcd, String name) throws IOException, InterruptedException {
        Path file = folder.resolve(name);
        try (EtcdCluster cluster = EtcdCluster.of(
                        List.of(EtcdEndpoint.of(etcd.endpoint(0))), Optional.empty(), InstantSource.system());
                CheckedSnapshot snapshot = cluster.snapshot(cluster.sources().getFirst(), Duration.ofMinutes(1))) {
            Files.copy(snapshot, file);
            DatabaseReport ours = snapshot.verified().database();

            assertThat(status(file))
                    .contains("\"hash\":" + Integer.toUnsignedString(ours.hash()) + ",")
                    .contains("\"revision\":" + ours.revision() + ",")
                    .contains("\"totalSize\":" + ours.size() + ",")
                    .contains("\"version\":\"" + ours.storageVersion().orElse("") + "\"");
        }
    }

    private static String status(Path file) throws IOException, InterruptedException {
        Path etcdutl = EtcdUtility.obtain(System.getenv(), System.err::println);
        Process process = new ProcessBuilder(
                        etcdutl.toString(), "snapshot", "status", file.toString(), "--write-out=json")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
