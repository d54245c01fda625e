package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.EtcdConnection;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.lab.etcd.LabEtcd;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member to which what is written comes slowly: it answers and knows the leader, and what it has is old. */
class EtcdLaggingIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private LabEtcd etcd;
    private int leader;
    private int lagging;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        etcd = LabEtcd.startOnLines(folder, 3);
        for (int i = 0; i < 50; i++) {
            etcd.api(i % 3).put("/registry/pods/shop/pod-" + i, "value " + i);
        }
        leader = etcd.leader();
        lagging = (leader + 1) % 3;
        etcd.slowDown(lagging);
        for (int i = 0; i < 20; i++) {
            etcd.api(leader).put("/registry/later-" + i, "x".repeat(1000));
        }
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    private void assertThatItLags() throws IOException, InterruptedException {
        assertThat(etcd.api(lagging).isHealthy()).isTrue();
        assertThat(etcd.leader()).isEqualTo(leader);
        assertThat(etcd.api(leader).revision()).isEqualTo(71);
        assertThat(etcd.api(lagging).revision()).isBetween(51L, 70L);
    }

    private EtcdCluster cluster() {
        return EtcdCluster.of(
                etcd.endpoints().stream().map(EtcdEndpoint::of).toList(), Optional.empty(), InstantSource.system());
    }

    private static VerifiedSnapshot take(EtcdCluster cluster, Source source) throws IOException {
        try (CheckedSnapshot snapshot = cluster.snapshot(source, LIMIT)) {
            snapshot.transferTo(OutputStream.nullOutputStream());
            return snapshot.verified();
        }
    }

    @Test
    void itIsNamedAndIsNoSourceUntilItHasCaughtUp() throws Exception {
        assertThatItLags();
        try (EtcdCluster cluster = cluster()) {
            List<Source> sources = cluster.sources();

            assertThatItLags();
            EtcdEndpoint slow = EtcdEndpoint.of(etcd.endpoint(lagging));
            assertThat(sources).hasSize(2).noneMatch(source -> source.endpoint().equals(slow));
            assertThat(sources.getFirst().remarks()).singleElement().asString().contains(slow.toString(), "lags", "71");
            assertThat(take(cluster, sources.getFirst()).database().revision()).isEqualTo(71);

            etcd.speedUp();
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (etcd.api(lagging).revision() < 71 && System.nanoTime() < deadline) {
                Thread.sleep(100);
            }
            assertThat(cluster.sources())
                    .hasSize(3)
                    .allSatisfy(source -> assertThat(source.remarks()).isEmpty());
        }
    }

    @Test
    void itsSnapshotIsSoundAndRefusedAllTheSame() throws Exception {
        EtcdEndpoint slow = EtcdEndpoint.of(etcd.endpoint(lagging));
        try (EtcdCluster cluster = cluster();
                EtcdConnection direct = EtcdConnection.open(slow, Optional.empty(), InstantSource.system())) {
            long agreed = cluster.sources().getFirst().revision();
            Source believed = new Source(slow, direct.status(), agreed, List.of(), List.of());

            assertThatItLags();
            assertThatThrownBy(() -> take(cluster, believed))
                    .isInstanceOf(EtcdException.Unhealthy.class)
                    .hasMessageContainingAll("71", slow.toString(), "lags");
            assertThatItLags();
        }
    }
}
