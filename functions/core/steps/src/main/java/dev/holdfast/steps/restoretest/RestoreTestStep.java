package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.RestoreTestFailed;
import dev.holdfast.events.RestoreTestPassed;
import dev.holdfast.events.RestoreTestRequested;
import dev.holdfast.evidence.EvidenceLog;
import dev.holdfast.evidence.EvidenceReading;
import dev.holdfast.evidence.TrialLog;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.Turns;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Tests whether a copy restores, and tries whether it can be deleted. */
public final class RestoreTestStep {
    private static final Turns TURNS = new Turns();

    private final Workbench bench;

    public RestoreTestStep(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Tests the newest snapshot of a copy.
     *
     * @return passed, or failed with what was found; asked for again under the same request, the evidence of the first time
     * @throws Failure if the test could not even begin: no snapshot, no password, no control plane, no budget left
     */
    public HoldfastEvent run(RestoreTestRequested request) {
        BackupPlan plan = bench.resources().plan(request.planRef());
        try (Copy copy = open(plan, request.copyName().orElseThrow())) {
            return TURNS.take(plan.ref() + " " + copy.name(), () -> run(request, plan, copy));
        }
    }

    private HoldfastEvent run(RestoreTestRequested request, BackupPlan plan, Copy copy) {
        List<EvidenceReading.Valid> past = evidence(copy, plan);
        Optional<EvidenceReading.Valid> done = past.stream()
                .filter(reading -> reading.evidence().conditions().nonce().equals(request.request()))
                .findFirst();
        if (done.isPresent()) {
            return told(request, done.get().evidence(), done.get().id());
        }
        TestedRun newest = newest(plan, copy);
        new ProofBudget(plan)
                .admit(
                        newest.receipts(),
                        past.stream().map(EvidenceReading.Valid::evidence).toList(),
                        ConfigFile.read(copy).serverTime());
        StatementSigner signer = new Secrets(bench.environment()).signer(Secrets.Purpose.EVIDENCE, plan);
        Evidence evidence = new CopyTest(bench, plan, copy, newest).run(request.request());
        Sha256 id = EvidenceLog.write(copy.store(), signer, evidence);
        TrialLog.write(copy.store(), signer, new TrialDeletion(copy, plan).run(bench.random()));
        return told(request, evidence, id);
    }

    /**
     * The test that a fresh copy needs, if its last proof is older than half of what the plan allows, or is of no use any more. A run of which
     * a member has not come yet is not tested: the copy is completed once more when it comes.
     */
    public Optional<RestoreTestRequested> due(CopyCompleted completed) {
        BackupPlan plan = bench.resources().plan(completed.planRef());
        try (Copy copy = open(plan, completed.copyName().orElseThrow())) {
            return isWhole(plan, copy, completed) && !isProven(plan, copy)
                    ? Optional.of(new RestoreTestRequested(completed.plan(), completed.copy(), completed.run()))
                    : Optional.empty();
        }
    }

    private static boolean isWhole(BackupPlan plan, Copy copy, CopyCompleted completed) {
        return plan.etcd().isEmpty()
                || ReceiptBook.read(copy, plan)
                        .find(completed.runId().orElseThrow(), Member.ETCD)
                        .isPresent();
    }

    private static boolean isProven(BackupPlan plan, Copy copy) {
        Instant renewBefore =
                ConfigFile.read(copy).serverTime().minus(plan.proof().every().dividedBy(2));
        return evidence(copy, plan).stream()
                .map(EvidenceReading.Valid::evidence)
                .max(Comparator.comparing(evidence -> evidence.conditions().finished()))
                .filter(newest ->
                        newest.passed() && newest.conditions().finished().isAfter(renewBefore))
                .filter(newest -> newest.etcd() != null || plan.etcd().isEmpty())
                .isPresent();
    }

    private Copy open(BackupPlan plan, LocationName name) {
        BackupLocation location = bench.resources().locations(plan).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "Plan " + plan.ref() + " has no copy called " + name + ": its copies are " + plan.copies()));
        return bench.copies().open(location, plan.ref());
    }

    private static TestedRun newest(BackupPlan plan, Copy copy) {
        return TestedRun.newest(plan, ReceiptBook.read(copy, plan))
                .orElseThrow(
                        () -> new Failure(
                                FailureKind.NOT_FOUND,
                                "There is no snapshot of plan " + plan.ref() + " at " + copy.name()
                                        + " whose receipt a trusted key signed: run a snapshot, or add the writer's key to spec.trust.receiptKeys"));
    }

    private static List<EvidenceReading.Valid> evidence(Copy copy, BackupPlan plan) {
        return EvidenceLog.list(copy.store(), DsseVerifier.trusting(plan.trust().evidenceKeys())).stream()
                .filter(EvidenceReading.Valid.class::isInstance)
                .map(EvidenceReading.Valid.class::cast)
                .filter(reading -> reading.evidence()
                        .copy()
                        .location()
                        .equals(copy.location().name()))
                .toList();
    }

    private static HoldfastEvent told(RestoreTestRequested request, Evidence evidence, Sha256 id) {
        SnapshotId snapshot = evidence.copy().snapshot();
        return evidence.passed()
                ? new RestoreTestPassed(
                        request.plan(),
                        request.copy(),
                        snapshot.toString(),
                        id.hex(),
                        evidence.conditions().level().number(),
                        evidence.counts().equal())
                : new RestoreTestFailed(
                        request.plan(), request.copy(), snapshot.toString(), id.hex(), FailedTest.reason(evidence));
    }
}
