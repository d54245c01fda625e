package dev.holdfast.steps.etcd;

import static dev.holdfast.stage.Stage.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.restore.DataDirectory;
import dev.holdfast.etcd.restore.RestoredMember;
import dev.holdfast.etcd.snapshot.VerifiedSnapshot;
import dev.holdfast.lab.etcd.LabEtcd;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.stage.Stage;
import dev.holdfast.stage.StagedRuns;
import dev.holdfast.steps.Benches;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.SnapshotOpener;
import dev.holdfast.throwaway.binaries.EtcdUtility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From three real members into a real repository, and back into three new ones. */
class EtcdStepIT {
    private final Path folder;
    private final Stage stage;
    private final Workbench bench;
    private LabEtcd etcd;

    EtcdStepIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        stage = Stage.set(folder.resolve("stage"));
        StagedRuns.in(stage);
        bench = Benches.on(stage);
        etcd = LabEtcd.planned(Files.createDirectories(folder.resolve("etcd")), 3);
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        etcd.start();
        for (int i = 0; i < 100; i++) {
            etcd.api(i % 3).put("/registry/configmaps/shop/item-" + i, ("price " + i + ",").repeat(400));
        }
        plan("");
    }

    @AfterEach
    void stop() {
        etcd.close();
    }

    private void plan(String more) {
        stage.writePlan("etcd: {endpoints: [" + String.join(", ", etcd.endpoints()) + "]" + more + "}");
    }

    private ReceiptBook.Entry take(int number) {
        return new EtcdStep(bench).run(thePlan(), new RunId(run(number)));
    }

    private BackupPlan thePlan() {
        return bench.resources().plan(Stage.PLAN);
    }

    private OpenSnapshot open() {
        return new SnapshotOpener(bench)
                .open(thePlan(), new LocationName("first"), SnapshotChoice.parse("latest"), Member.ETCD);
    }

    @Test
    void whatWasTakenComesBackAsTheSameFileAndBootsAsThreeNewMembers() throws Exception {
        ReceiptBook.Entry taken = take(1);
        etcd.api(0).put("/registry/configmaps/shop/item-7", "changed afterwards");

        assertThat(taken.receipt().contents().counts()).containsEntry("revision", 101L);
        assertThat(taken.receipt().contents().leftOut().keySet())
                .singleElement()
                .asString()
                .contains("nothing is in escrow", "spec.etcd.escrow");
        LabEtcd fresh = LabEtcd.planned(Files.createDirectories(folder.resolve("fresh")), 3);
        try (OpenSnapshot snapshot = open()) {
            EtcdRestoration restoration = new EtcdRestoration(snapshot, folder.resolve("restored"));
            assertThat(restoration.facts().revision()).isEqualTo(101);
            assertThat(restoration.facts().members()).hasSize(3);
            VerifiedSnapshot verified = restoration.write();
            assertThat(verified.database().hashText())
                    .isEqualTo(restoration.facts().hash());
            Path etcdutl = EtcdUtility.obtain(System.getenv(), System.err::println);
            List<RestoredMember> members = IntStream.range(0, 3)
                    .mapToObj(member -> new RestoredMember(LabEtcd.name(member), fresh.peer(member)))
                    .toList();
            for (int member = 0; member < 3; member++) {
                Path made = restoration.dataDirectory(
                        etcdutl, new DataDirectory(restoration.file(), members.get(member), members, "token"));
                Files.move(made, fresh.data(member));
            }
        }
        try (fresh) {
            fresh.start();
            assertThat(fresh.api(1).get("/registry/configmaps/shop/item-7")).contains("price 7,".repeat(400));
            assertThat(fresh.api(2).get("/registry/configmaps/shop/item-99")).contains("price 99,".repeat(400));
            assertThat(fresh.api(0).revision()).isGreaterThan(1_000_000_000L);
        }
    }

    @Test
    void asTheDatabaseChangesALittleSoDoesTheRepository() throws Exception {
        long first = take(1).receipt().contents().counts().getOrDefault("bytesAdded", 0L);
        etcd.api(0).put("/registry/configmaps/shop/item-3", "a new price");
        ReceiptBook.Entry second = take(2);

        assertThat(second.receipt().contents().counts().getOrDefault("bytesAdded", Long.MAX_VALUE))
                .isLessThan(first);
        assertThat(second.receipt().contents().counts()).containsEntry("revision", 102L);
        assertThat(take(2)).as("asked again for the same run").isEqualTo(second);
    }

    @Test
    void whatARestoreNeedsBesideEtcdLiesInTheSnapshotAndWhatIsMissingIsNamed() throws Exception {
        Path key = Files.writeString(folder.resolve("sa.key"), "a secret key");
        plan(", escrow: [{name: sa.key, file: " + key + "}, {name: encryption.yaml, file: /nowhere/encryption.yaml}]");

        ReceiptBook.Entry taken = take(1);

        assertThat(taken.receipt().contents().leftOut().keySet())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("encryption.yaml", "could not be read"))
                .anySatisfy(line ->
                        assertThat(line).contains("no authority with its key", "no key of service accounts", "ca.key"));
        try (OpenSnapshot snapshot = open()) {
            EtcdRestoration restoration = new EtcdRestoration(snapshot, folder.resolve("restored"));
            restoration.write();
            assertThat(folder.resolve("restored/escrow/sa.key")).hasContent("a secret key");
            assertThat(restoration.escrow()).containsExactly("sa.key");
            assertThatThrownBy(restoration::write)
                    .isInstanceOfSatisfying(
                            Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.REFUSED))
                    .hasMessageContaining("is there already");
        }
    }

    @Test
    void ofAClusterWithAnAlarmNothingIsTakenAndNothingListed() throws Exception {
        etcd.api(0).raiseNoSpace();

        assertThatThrownBy(() -> take(1)).isInstanceOf(EtcdException.Unhealthy.class);
        assertThat(stage.repository("first").resolve("snapshots")).doesNotExist();
        assertThat(stage.repository("first").resolve("receipts")).doesNotExist();
    }

    @Test
    void aPlanWithoutEtcdSaysWhereThatIsNotOffered() {
        stage.writePlan();

        assertThatThrownBy(() -> take(1))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.kind()).isEqualTo(FailureKind.NOT_CONFIGURED))
                .hasMessageContainingAll("spec.etcd", "EKS");
    }
}
