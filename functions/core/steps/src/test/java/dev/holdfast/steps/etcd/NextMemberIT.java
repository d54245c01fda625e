package dev.holdfast.steps.etcd;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.RunId;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.lab.proxy.CutConnection;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ReceiptBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The member that sends is lost in the middle: what it sent is no snapshot, and the next one sends another. */
class NextMemberIT {
    private final Stage stage;
    private final Workbench bench;
    private final LabEtcd etcd;

    NextMemberIT(@TempDir Path folder) throws IOException {
        stage = Stage.set(folder.resolve("stage"));
        StagedRuns.in(stage);
        bench = Benches.on(stage);
        etcd = LabEtcd.planned(Files.createDirectories(folder.resolve("etcd")), 3);
    }

    @Test
    void theRunEndsWithTheSnapshotOfAnother() throws Exception {
        try (etcd) {
            etcd.start();
            for (int i = 0; i < 20; i++) {
                etcd.api(0).put("/registry/large-" + i, String.valueOf(i).repeat(300_000));
            }
            int first = (etcd.leader() + 1) % 3;
            try (CutConnection line = CutConnection.before(etcd.port(first), 4_000_000)) {
                stage.writePlan("etcd: {endpoints: [" + endpoints(first, line.port()) + "]}");

                ReceiptBook.Entry taken =
                        new EtcdStep(bench).run(bench.resources().plan(Stage.PLAN), new RunId(run(1)));

                assertThat(line.wasCut()).isTrue();
                assertThat(taken.receipt().contents().counts()).containsEntry("revision", 21L);
            }
        }
        try (Stream<Path> snapshots = Files.list(stage.repository("first").resolve("snapshots"))) {
            assertThat(snapshots).hasSize(1);
        }
    }

    /** The first choice: a follower, named first. */
    private String endpoints(int first, int port) {
        List<String> others = etcd.endpoints().stream()
                .filter(one -> !one.equals(etcd.endpoint(first)))
                .toList();
        return "\"http://127.0.0.1:" + port + "\", " + String.join(", ", others);
    }
}
