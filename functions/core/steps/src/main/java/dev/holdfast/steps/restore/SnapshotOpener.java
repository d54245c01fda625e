package dev.holdfast.steps.restore;

import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.restore.SnapshotChoice;
import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.util.List;
import java.util.stream.Collectors;

/** Finds and opens a snapshot in one copy, and in no other. */
public final class SnapshotOpener {
    private final Workbench bench;

    public SnapshotOpener(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Opens a snapshot of the plan's objects.
     *
     * @throws Failure {@code NOT_FOUND} if there is no such copy, or no such snapshot with a receipt of a trusted key
     */
    public OpenSnapshot open(BackupPlan plan, LocationName from, SnapshotChoice choice) {
        return open(plan, from, choice, Member.OBJECTS);
    }

    /** The same, of another member of a run; an id of a snapshot of anything else is not found. */
    public OpenSnapshot open(BackupPlan plan, LocationName from, SnapshotChoice choice, Member member) {
        BackupLocation location = bench.resources().locations(plan).stream()
                .filter(one -> one.name().equals(from))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "Plan " + plan.ref() + " has no copy called " + from + ": its copies are " + plan.copies()));
        Copy copy = bench.copies().open(location, plan.ref());
        try (RepositoryPassword password = new Secrets(bench.environment()).password(plan)) {
            Repository repository = Repository.open(copy.store(), password, OpenSettings.of(bench.random()));
            ReceiptBook.Entry entry = find(ReceiptBook.read(copy, plan), choice, member, copy);
            return new OpenSnapshot(
                    copy, repository, entry, repository.tree(entry.snapshot().orElseThrow()));
        } catch (RuntimeException e) {
            copy.close();
            throw e;
        }
    }

    private static ReceiptBook.Entry find(ReceiptBook book, SnapshotChoice choice, Member member, Copy copy) {
        return switch (choice) {
            case SnapshotChoice.Latest _ ->
                book.newest(member)
                        .orElseThrow(() -> missing("There is no snapshot of " + member + " at " + copy.name()));
            case SnapshotChoice.ById(String prefix) -> {
                List<ReceiptBook.Entry> fitting = book.entries().stream()
                        .filter(entry -> entry.receipt().origin().member().equals(member))
                        .filter(entry -> entry.snapshot()
                                .filter(id -> id.toString().startsWith(prefix))
                                .isPresent())
                        .toList();
                if (fitting.size() > 1) {
                    throw new Failure(
                            FailureKind.BAD_INPUT,
                            "More than one snapshot at " + copy.name() + " begins with " + prefix + ": write more of "
                                    + fitting.stream()
                                            .map(entry -> entry.snapshot()
                                                    .orElseThrow()
                                                    .toString())
                                            .distinct()
                                            .collect(Collectors.joining(" or ")));
                }
                yield fitting.stream()
                        .findFirst()
                        .orElseThrow(() ->
                                missing("No snapshot of " + member + " at " + copy.name() + " begins with " + prefix));
            }
        };
    }

    private static Failure missing(String what) {
        return new Failure(FailureKind.NOT_FOUND, what + "; 'holdfast snapshots' lists what there is");
    }
}
