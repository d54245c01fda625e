package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.EtcdFindings;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.evidence.TestConditions;
import dev.holdfast.domain.evidence.TestEffort;
import dev.holdfast.domain.evidence.TestedCopy;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.steps.Stopwatch;
import dev.holdfast.steps.Version;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.boot.EtcdTest;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.steps.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One test of one copy: what could be read, what came back, how long it took. Damage is a finding, not an exception. */
final class CopyTest {
    private final Workbench bench;
    private final BackupPlan plan;
    private final Copy copy;
    private final TestedRun tested;

    CopyTest(Workbench bench, BackupPlan plan, Copy copy, TestedRun tested) {
        this.bench = bench;
        this.plan = plan;
        this.copy = copy;
        this.tested = tested;
    }

    Evidence run(String nonce) {
        Instant started = ConfigFile.read(copy).serverTime();
        Stopwatch watch = new Stopwatch(bench.clock());
        List<String> failures = new ArrayList<>();
        TestFindings findings = TestFindings.NOTHING;
        Optional<EtcdFindings> etcd = Optional.empty();
        ReceiptBook.Entry entry = tested.objects();
        try (RepositoryPassword password = new Secrets(bench.environment()).password(plan)) {
            Repository repository =
                    watch.time("open", () -> Repository.open(copy.store(), password, OpenSettings.of(bench.random())));
            failures.addAll(watch.time("verify", this::verify));
            RepositoryObjects objects =
                    new RepositoryObjects(repository.tree(entry.snapshot().orElseThrow()));
            findings = new ThrowawayRestore(bench, plan, watch).of(objects);
            if (tested.etcd().isPresent()) {
                EtcdTest.Outcome outcome = new EtcdTest(bench, plan, watch)
                        .run(repository, tested.etcd().get(), objects);
                etcd = outcome.findings();
                failures.addAll(outcome.failures());
            }
        } catch (RepositoryException.Damaged | RepositoryException.NotFound e) {
            failures.add(String.valueOf(e.getMessage()));
        }
        failures.addAll(findings.failures());
        return new Evidence(
                new TestedCopy(
                        plan.ref(), copy.location().name(), entry.snapshot().orElseThrow(), entry.id()),
                new TestConditions(
                        findings.reached(),
                        nonce,
                        findings.versions(),
                        started,
                        ConfigFile.read(copy).serverTime(),
                        List.of("password"),
                        Version.WRITER),
                findings.counts(),
                findings.differences(),
                new TestEffort(bytesRead(findings), watch.phases()),
                etcd.orElse(null),
                failures);
    }

    /** A pack that both snapshots need is read for each. */
    private List<String> verify() {
        NeededBytes bytes = new NeededBytes(copy, bench.progress());
        return tested.receipts().stream()
                .flatMap(receipt -> bytes.verify(receipt).stream())
                .distinct()
                .toList();
    }

    private long bytesRead(TestFindings findings) {
        long packs = tested.receipts().stream()
                .mapToLong(receipt -> receipt.needs().packBytes())
                .sum();
        long database = tested.etcd()
                .map(entry -> entry.receipt().contents().counts().getOrDefault("bytes", 0L))
                .orElse(0L);
        return packs + database + findings.bytesRead();
    }
}
