package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.client.EtcdEndpoint;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.lab.proxy.CutConnection;
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

/**
 * What happens to a cluster while it sends a snapshot that is larger than all that can wait on the way to us. A line that counts shows
 * that the member had not sent all when it happened.
 */
class EtcdInTheMiddleIT {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    Path folder;

    private LabEtcd etcd;
    private CutConnection line;
    private EtcdCluster throughTheLine;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        etcd = LabEtcd.start(folder, 3);
        for (int i = 0; i < 60; i++) {
            etcd.api(0).put("/registry/large-" + i, String.valueOf(i).repeat(MEBIBYTE / 2));
        }
        line = CutConnection.before(etcd.port(etcd.leader()), Long.MAX_VALUE);
        throughTheLine = EtcdCluster.of(
                List.of(EtcdEndpoint.of("http://127.0.0.1:" + line.port())), Optional.empty(), InstantSource.system());
    }

    @AfterEach
    void stop() {
        throughTheLine.close();
        line.close();
        etcd.close();
    }

    @Test
    void theLeadChangesInTheMiddleOfASnapshotWhichStillIsOneState() throws Exception {
        int leader = etcd.leader();
        try (CheckedSnapshot snapshot =
                throughTheLine.snapshot(throughTheLine.sources().getFirst(), LIMIT)) {
            assertThat(snapshot.read(new byte[1000])).isPositive();
            etcd.api(leader).handLeadTo(etcd.api((leader + 1) % 3));
            etcd.api(leader).put("/registry/later", "x");
            assertThat(etcd.leader()).isNotEqualTo(leader);
            assertThat(etcd.api(leader).revision()).isEqualTo(62);
            long sentWhenItChanged = line.passed();

            snapshot.transferTo(OutputStream.nullOutputStream());

            assertThat(sentWhenItChanged).isLessThan(snapshot.verified().size() - 10 * MEBIBYTE);
            assertThat(snapshot.verified().database().revision()).isEqualTo(61);
        }
    }

    @Test
    void theMemberDiesInTheMiddleAndWhatHasComeIsNoSnapshot() throws Exception {
        int leader = etcd.leader();
        try (CheckedSnapshot snapshot =
                throughTheLine.snapshot(throughTheLine.sources().getFirst(), LIMIT)) {
            assertThat(snapshot.read(new byte[1000])).isPositive();
            etcd.kill(leader);
            assertThat(line.passed()).isLessThan(20 * MEBIBYTE);

            assertThatThrownBy(() -> snapshot.transferTo(OutputStream.nullOutputStream()))
                    .isInstanceOfAny(EtcdException.Unreachable.class, EtcdException.BrokenStream.class);
            assertThatThrownBy(snapshot::verified).isInstanceOf(IllegalStateException.class);
        }
    }
}
