package dev.holdfast.steps.boot;

import dev.holdfast.domain.evidence.Differences;
import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.ObjectCounts;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.ProofLevel;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.database.DatabaseReport;
import dev.holdfast.kubernetes.api.ApiException;
import dev.holdfast.kubernetes.capture.CaptureException;
import dev.holdfast.kubernetes.compare.VersionRelation;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.repository.read.SnapshotTree;
import dev.holdfast.steps.Stopwatch;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdRestoration;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.throwaway.ControlPlaneException;
import dev.holdfast.throwaway.ThrowawayControlPlane;
import java.util.List;
import java.util.Optional;

/** Tests one snapshot of etcd in one copy. What is wrong with it is a finding, not an exception. */
public final class EtcdTest {
    private static final int ENOUGH_TO_EXPLAIN = 600;

    private final Workbench bench;
    private final BackupPlan plan;
    private final Stopwatch watch;

    /** @param watch is told how long what takes */
    public EtcdTest(Workbench bench, BackupPlan plan, Stopwatch watch) {
        this.bench = bench;
        this.plan = plan;
        this.watch = watch;
    }

    /**
     * What a test came to.
     *
     * @param findings empty if it came to no end
     * @param failures why it did not, or what could not be read at all
     */
    public record Outcome(Optional<EtcdFindings> findings, List<String> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        private static Outcome failed(String what) {
            return new Outcome(Optional.empty(), List.of(what));
        }
    }

    /**
     * Checks the database, and unless the plan asks for no more than that, boots it.
     *
     * @param entry the receipt of the snapshot of etcd
     * @param objects the snapshot of the objects to hold it against
     */
    public Outcome run(Repository repository, ReceiptBook.Entry entry, RepositoryObjects objects) {
        try {
            SnapshotTree tree = repository.tree(entry.snapshot().orElseThrow());
            return plan.proof().level() == ProofLevel.STORED ? stored(tree, entry) : booted(tree, entry, objects);
        } catch (EtcdException.Damaged | EtcdException.BrokenStream e) {
            return Outcome.failed("the snapshot of etcd is damaged: " + e.getMessage());
        } catch (RepositoryException.Damaged | RepositoryException.NotFound e) {
            return Outcome.failed("the snapshot of etcd cannot be read: " + e.getMessage());
        } catch (Failure e) {
            if (e.kind() == FailureKind.REFUSED || e.kind() == FailureKind.DAMAGED) {
                return Outcome.failed(brief(e));
            }
            throw e;
        }
    }

    private Outcome stored(SnapshotTree tree, ReceiptBook.Entry entry) {
        DatabaseReport database =
                watch.time("etcd check", () -> EtcdRestoration.check(tree).database());
        ObjectCounts walked = new ObjectCounts(database.entries(), 0, 0, 0, 0, 0);
        return outcome(entry, database.revision(), walked, Differences.NONE, List.of());
    }

    private Outcome booted(SnapshotTree tree, ReceiptBook.Entry entry, RepositoryObjects objects) {
        TestPrograms programs = new TestPrograms(bench);
        String captured = objects.manifest().serverVersion();
        String booted = "v" + programs.binaries().version();
        if (VersionRelation.isNewer(captured, booted)) {
            return Outcome.failed(tooOld(captured, booted));
        }
        EtcdBoot boot = new EtcdBoot(bench, plan, programs);
        try (ThrowawayControlPlane plane = watch.time("etcd boot", () -> boot.boot(tree))) {
            BootReport report = watch.time("etcd compare", () -> boot.compare(plane, objects));
            return outcome(entry, boot.revision(), report.counts(), report.differences(), report.failures());
        } catch (ControlPlaneException e) {
            return Outcome.failed("no API server comes up on the snapshot of etcd: " + brief(e));
        } catch (ApiException | CaptureException e) {
            return Outcome.failed("the API server on the snapshot of etcd cannot be asked: " + brief(e));
        }
    }

    /** It would come up all the same, and might take for damage what it only does not know yet, or leave it out without a word. */
    private static String tooOld(String captured, String booted) {
        return "the snapshot of etcd is of Kubernetes " + captured + ", and the API server of this test is " + booted
                + ", which is older and need not be able to read it: set " + TestPrograms.VERSION
                + " to the captured version or a newer one, or take an image of restore-test that has it";
    }

    private static Outcome outcome(
            ReceiptBook.Entry entry,
            long revision,
            ObjectCounts counts,
            Differences differences,
            List<String> failures) {
        return new Outcome(
                Optional.of(
                        new EtcdFindings(entry.snapshot().orElseThrow(), entry.id(), revision, counts, differences)),
                failures);
    }

    private static String brief(Exception e) {
        String text = String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", " / ");
        return text.length() <= ENOUGH_TO_EXPLAIN ? text : "..." + text.substring(text.length() - ENOUGH_TO_EXPLAIN);
    }
}
