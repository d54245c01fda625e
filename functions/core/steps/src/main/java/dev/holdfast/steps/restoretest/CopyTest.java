package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.evidence.TestConditions;
import dev.holdfast.domain.evidence.TestEffort;
import dev.holdfast.domain.evidence.TestedCopy;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.format.RepositoryException;
import dev.holdfast.steps.Version;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.ConfigFile;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.objects.RepositoryObjects;
import dev.holdfast.steps.secret.Secrets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One test of one copy: what could be read, what came back, how long it took. Damage is a finding, not an exception. */
final class CopyTest {
    private final Workbench bench;
    private final BackupPlan plan;
    private final Copy copy;
    private final ReceiptBook.Entry entry;

    CopyTest(Workbench bench, BackupPlan plan, Copy copy, ReceiptBook.Entry entry) {
        this.bench = bench;
        this.plan = plan;
        this.copy = copy;
        this.entry = entry;
    }

    Evidence run(String nonce) {
        Instant started = ConfigFile.read(copy).serverTime();
        Stopwatch watch = new Stopwatch(bench.clock());
        List<String> failures = new ArrayList<>();
        TestFindings findings = TestFindings.NOTHING;
        try (RepositoryPassword password = new Secrets(bench.environment()).password(plan)) {
            Repository repository =
                    watch.time("open", () -> Repository.open(copy.store(), password, OpenSettings.of(bench.random())));
            failures.addAll(
                    watch.time("verify", () -> new NeededBytes(copy, bench.progress()).verify(entry.receipt())));
            RepositoryObjects objects =
                    new RepositoryObjects(repository.tree(entry.snapshot().orElseThrow()));
            findings = new ThrowawayRestore(bench, plan, watch).of(objects);
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
                new TestEffort(entry.receipt().needs().packBytes() + findings.bytesRead(), watch.phases()),
                failures);
    }
}
