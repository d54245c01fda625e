package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.lab.proxy.CutConnection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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

/** Three real members, and what can happen to them: each test shows that it did. */
class EtcdClusterIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private LabEtcd etcd;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        etcd = LabEtcd.start(folder, 3);
        for (int i = 0; i < 200; i++) {
            etcd.api(i % 3).put("/registry/pods/shop/pod-" + i % 50, ("value-" + i + "-").repeat(i));
        }
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    private EtcdCluster cluster(List<String> endpoints) {
        return EtcdCluster.of(
                endpoints.stream().map(EtcdEndpoint::of).toList(), Optional.empty(), InstantSource.system());
    }

    private static VerifiedSnapshot take(EtcdCluster cluster, Source source) throws IOException {
        try (CheckedSnapshot snapshot = cluster.snapshot(source, LIMIT)) {
            snapshot.transferTo(OutputStream.nullOutputStream());
            return snapshot.verified();
        }
    }

    @Test
    void aHealthyFollowerIsTheFirstChoiceAndItsSnapshotHoldsAllThatWasAgreedUpon() throws Exception {
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            List<Source> sources = cluster.sources();

            assertThat(sources).hasSize(3);
            assertThat(sources.getFirst().status().isLeader()).isFalse();
            assertThat(sources.getLast().status().isLeader()).isTrue();
            assertThat(sources.getFirst().remarks()).isEmpty();
            assertThat(sources.getFirst().revision()).isEqualTo(201);
            VerifiedSnapshot verified = take(cluster, sources.getFirst());
            assertThat(verified.database().revision()).isEqualTo(201);
            assertThat(verified.database().entries()).isGreaterThan(200);
            assertThat(verified.sum()).isPresent();
        }
    }

    @Test
    void aMemberThatIsDownIsNamedAndTheOthersServe() throws Exception {
        etcd.kill(1);
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            List<Source> sources = cluster.sources();

            assertThat(sources).hasSize(2);
            assertThat(sources.getFirst().remarks())
                    .anySatisfy(remark -> assertThat(remark).contains(etcd.endpoint(1)));
            assertThat(take(cluster, sources.getFirst()).database().revision()).isEqualTo(201);
        }
    }

    @Test
    void withoutAMajorityNothingIsTaken() {
        etcd.kill(1);
        etcd.kill(2);
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            assertThatThrownBy(cluster::sources)
                    .isInstanceOfAny(EtcdException.Unreachable.class, EtcdException.Unhealthy.class)
                    .hasMessageContaining("127.0.0.1");
        }
    }

    @Test
    void aLearnerIsNoSource() throws Exception {
        int learner = etcd.addLearner();
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            assertThat(cluster.sources())
                    .hasSize(3)
                    .allSatisfy(source ->
                            assertThat(source.endpoint()).isNotEqualTo(EtcdEndpoint.of(etcd.endpoint(learner))))
                    .allSatisfy(source -> assertThat(source.remarks()).anyMatch(remark -> remark.contains("learner")));
        }
        try (EtcdCluster alone = cluster(List.of(etcd.endpoint(learner)))) {
            assertThatThrownBy(alone::sources).isInstanceOf(EtcdException.class);
        }
    }

    @Test
    void anAlarmRefusesTheWholeClusterAndSaysWhatToDo() throws Exception {
        etcd.api(0).raiseNoSpace();
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            assertThatThrownBy(cluster::sources)
                    .isInstanceOf(EtcdException.Unhealthy.class)
                    .hasMessageContainingAll("NOSPACE", "disarm");
        }
    }

    @Test
    void aMemberWhoseDiskLostItsMemoryIsFoundThoughItsDatabaseIsSoundInItself() throws Exception {
        etcd.api(0).put("/registry/secrets/shop/marked", "THE-TRUE-VALUE");
        etcd.api(0).compact();
        for (int i = 0; i < 10; i++) {
            etcd.api(0).put("/registry/after", "x" + i);
        }
        Thread.sleep(300); // Into the database file, which etcd writes ten times a second.
        int victim = (etcd.leader() + 1) % 3;
        etcd.kill(victim);
        etcd.corrupt(victim, "THE-TRUE-VALUE", "A-FORGED-VALUE");
        etcd.restart(victim);
        try (EtcdCluster cluster = cluster(List.of(etcd.endpoint(victim)))) {
            // Alone it convinces: this is why the members are compared.
            assertThat(take(cluster, cluster.sources().getFirst()).database().revision())
                    .isEqualTo(212);
        }
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            assertThatThrownBy(cluster::sources)
                    .isInstanceOf(EtcdException.Unhealthy.class)
                    .hasMessageContainingAll("different keys", etcd.endpoint(victim));
        }
    }

    @Test
    void aLineThatIsCutInTheMiddleEndsInAnErrorAndNotInASnapshot() throws Exception {
        for (int i = 0; i < 40; i++) {
            etcd.api(0).put("/registry/big-" + i, "b".repeat(100_000));
        }
        try (CutConnection line = CutConnection.before(etcd.port(0), 2_000_000);
                EtcdCluster cluster = cluster(List.of("http://127.0.0.1:" + line.port()))) {
            Source source = cluster.sources().getFirst();
            ByteArrayOutputStream got = new ByteArrayOutputStream();
            try (InputStream snapshot = cluster.snapshot(source, LIMIT)) {
                assertThatThrownBy(() -> snapshot.transferTo(got))
                        .isInstanceOfAny(EtcdException.Unreachable.class, EtcdException.BrokenStream.class);
            }
            assertThat(line.wasCut()).isTrue();
            assertThat(got.size()).isBetween(1_000_000, 2_000_000);
        }
    }

    @Test
    void aSnapshotOlderThanWhatTheClusterHadAgreedUponIsRefused() throws Exception {
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            Source source = cluster.sources().getFirst();
            Source ahead = new Source(source.endpoint(), source.status(), 1000, source.members(), List.of());

            assertThatThrownBy(() -> take(cluster, ahead))
                    .isInstanceOf(EtcdException.Unhealthy.class)
                    .hasMessageContainingAll("201", "1000", "lags");
        }
    }

    @Test
    void aSnapshotThatIsNotWantedAnyMoreEndsItsCall() throws Exception {
        try (EtcdCluster cluster = cluster(etcd.endpoints())) {
            Source source = cluster.sources().getFirst();
            try (InputStream snapshot = cluster.snapshot(source, LIMIT)) {
                assertThat(snapshot.read()).isNotNegative();
            }
            assertThat(take(cluster, source).database().revision()).isEqualTo(201);
        }
    }
}
