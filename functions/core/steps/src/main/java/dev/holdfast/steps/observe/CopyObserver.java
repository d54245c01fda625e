package dev.holdfast.steps.observe;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.verdict.CopyObservation;
import dev.holdfast.domain.verdict.Observation;
import dev.holdfast.domain.verdict.RunSeen;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.CopyOpener;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failures;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Observes one copy. A copy that cannot be looked into is an observation too, never an exception. */
final class CopyObserver {
    private final BackupLocation location;
    private final BackupPlan plan;
    private final Instant at;
    private final String by;
    private final List<Observation> seen = new ArrayList<>();

    CopyObserver(BackupLocation location, BackupPlan plan, Instant at, String by) {
        this.location = location;
        this.plan = plan;
        this.at = at;
        this.by = by;
    }

    /** Everything that can be seen of the copy now. */
    List<Observation> observe(CopyOpener opener) {
        try (Copy copy = opener.open(location, plan.ref())) {
            look(copy);
        } catch (RuntimeException e) {
            String error = Failures.translate(e)
                    .map(Throwable::getMessage)
                    .orElse("it could not be looked into (" + e.getClass().getSimpleName() + ")");
            seen.add(new CopyObservation.Unreachable(name(), at, by, String.valueOf(error)));
        }
        return seen;
    }

    private void look(Copy copy) {
        ReceiptBook book = ReceiptBook.read(copy, plan);
        PresentFiles files = PresentFiles.read(copy.store());
        Map<RunId, List<ReceiptBook.Entry>> runs = new LinkedHashMap<>();
        for (ReceiptBook.Entry entry : book.entries()) {
            runs.computeIfAbsent(entry.receipt().origin().run(), _ -> new ArrayList<>())
                    .add(entry);
        }
        // A snapshot that somebody removed leaves a run that is seen, and incomplete.
        for (ReceiptBook.Entry entry : book.uncommitted()) {
            runs.putIfAbsent(entry.receipt().origin().run(), List.of(entry));
        }
        List<RunSeen> all = new ArrayList<>();
        runs.forEach((run, entries) -> RunReading.of(run, entries, files).ifPresent(all::add));
        long snapshots = book.entries().stream().filter(files::holds).count();
        CopyObservation.Listed listed = new CopyObservation.Listed(name(), at, by, snapshots, all);
        seen.add(listed);
        listed.runs().stream()
                .filter(RunSeen::isComplete)
                .findFirst()
                .ifPresent(newest -> seen.add(new CopyObservation.LocksRead(
                        name(), at, by, LockReading.of(copy, newest.run(), receipts(runs, newest.run()), at))));
        StatementReading statements = new StatementReading(copy, plan, book, at, by);
        seen.add(statements.evidence());
        statements.trial().ifPresent(seen::add);
    }

    private static List<Receipt> receipts(Map<RunId, List<ReceiptBook.Entry>> runs, RunId run) {
        return runs.getOrDefault(run, List.of()).stream()
                .map(ReceiptBook.Entry::receipt)
                .toList();
    }

    private LocationName name() {
        return location.name();
    }
}
