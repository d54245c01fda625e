package dev.holdfast.steps.replicate;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.CopyRef;
import dev.holdfast.events.CopyCompleted;
import dev.holdfast.events.HoldfastEvent;
import dev.holdfast.events.ReplicationRequested;
import dev.holdfast.events.SnapshotTaken;
import dev.holdfast.evidence.dsse.DsseVerifier;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.replication.Cursor;
import dev.holdfast.repository.replication.Deadline;
import dev.holdfast.repository.replication.Replication;
import dev.holdfast.repository.replication.ReplicationPlan;
import dev.holdfast.repository.replication.ReplicationSettings;
import dev.holdfast.repository.replication.Shard;
import dev.holdfast.repository.replication.ShardPlan;
import dev.holdfast.repository.replication.TargetCheck;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Plans, copies and commits. What continues the work, or tells that it is done, are events: a function posts them, and the command line just
 * goes on.
 */
public final class ReplicateStep {
    /** Into how many parts the packs of a repository are cut: the same everywhere, since events name a shard by its number. */
    public static final int SHARDS = 4;

    /** How long one call works; well below every timeout on the way. */
    static final Duration SLICE = Duration.ofSeconds(45);

    private final Workbench bench;

    public ReplicateStep(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Asks for every shard in which another copy lacks something, at least for one of each copy, since that one also commits. A copy
     * that cannot be looked into does not hold up the others: all its shards are asked for if it may come back, and one, whose request
     * will say what is wrong, if it will not.
     *
     * @throws Failure if no copy at all could be looked into
     */
    public List<HoldfastEvent> plan(SnapshotTaken taken) {
        BackupPlan plan = bench.resources().plan(taken.planRef());
        List<CopyRef> others = plan.copies().subList(1, plan.copies().size());
        List<HoldfastEvent> requests = new ArrayList<>();
        List<RuntimeException> failed = new ArrayList<>();
        for (CopyRef other : others) {
            for (int shard : shards(plan, other.location(), failed)) {
                requests.add(new ReplicationRequested(
                        taken.plan(), taken.run(), other.location().value(), shard, ""));
            }
        }
        if (!failed.isEmpty() && failed.size() == others.size()) {
            throw failed.getFirst();
        }
        return requests;
    }

    private List<Integer> shards(BackupPlan plan, LocationName to, List<RuntimeException> failed) {
        try {
            List<Integer> lacking = between(plan, to, TargetCheck.SIZE, (replication, _) -> lacking(replication));
            return lacking.isEmpty() ? List.of(0) : lacking;
        } catch (RuntimeException e) {
            Failure failure = Failures.translate(e).orElseThrow(() -> e);
            failed.add(failure);
            return failure.kind().isRetryable()
                    ? IntStream.range(0, SHARDS).boxed().toList()
                    : List.of(0);
        }
    }

    /** What one copy lacks, for people; nothing is written. */
    public ReplicationPlan show(BackupPlan plan, LocationName to) {
        return between(plan, to, TargetCheck.SIZE, (replication, _) -> replication.plan(SHARDS));
    }

    /**
     * Works on one shard of one copy until the slice is over, and commits what is complete.
     *
     * @param announce takes each event as soon as what it tells is true, also where this method then throws
     * @throws Failure {@code UNREACHABLE} if a place does not answer, {@code DAMAGED} if a file that is needed is damaged everywhere
     *     it was looked for
     */
    public void run(ReplicationRequested request, Consumer<HoldfastEvent> announce) {
        BackupPlan plan = bench.resources().plan(request.planRef());
        Shard shard = shard(request);
        Deadline deadline = Deadline.in(SLICE, bench.clock());
        between(plan, request.copyName().orElseThrow(), TargetCheck.SIZE, (replication, target) -> {
            new ShardWork(request, shard, bench.progress())
                    .run(replication, deadline, () -> receipt(target, plan, request), announce);
            return request;
        });
    }

    /**
     * Brings all of it to one copy in this one call, however long that takes, and commits: for a program that nobody waits for.
     *
     * @param check whether packs that are there already are read and hashed
     * @return empty if the copy does not hold the run yet
     * @throws Failure as {@link #run}
     */
    public Optional<CopyCompleted> bring(SnapshotTaken taken, LocationName to, TargetCheck check) {
        BackupPlan plan = bench.resources().plan(taken.planRef());
        ReplicationRequested all = new ReplicationRequested(taken.plan(), taken.run(), to.value(), 0, "");
        List<HoldfastEvent> said = new ArrayList<>();
        between(plan, to, check, (replication, target) -> {
            new ShardWork(all, new Shard(0, 1), bench.progress())
                    .run(replication, Deadline.none(), () -> receipt(target, plan, all), said::add);
            return said;
        });
        return said.stream()
                .filter(CopyCompleted.class::isInstance)
                .map(CopyCompleted.class::cast)
                .findFirst();
    }

    /** The run's receipt at the target: it is there if this shard, or another one, completed the copy. */
    private static Optional<Sha256> receipt(Copy target, BackupPlan plan, ReplicationRequested request) {
        return ReceiptBook.read(target, plan)
                .find(request.runId().orElseThrow(), Member.OBJECTS)
                .map(ReceiptBook.Entry::id);
    }

    private static List<Integer> lacking(Replication replication) {
        return replication.plan(SHARDS).shards().stream()
                .map(ShardPlan::shard)
                .map(Shard::index)
                .toList();
    }

    /** Work between the first copy and another. */
    @FunctionalInterface
    private interface Between<T> {
        T with(Replication replication, Copy target);
    }

    private <T> T between(BackupPlan plan, LocationName to, TargetCheck check, Between<T> work) {
        List<BackupLocation> locations = bench.resources().locations(plan);
        BackupLocation target = locations.stream()
                .skip(1)
                .filter(location -> location.name().equals(to))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "Plan " + plan.ref() + " replicates to no copy called " + to + ": its copies are "
                                + plan.copies()));
        try (Copy source = bench.copies().open(locations.getFirst(), plan.ref());
                Copy copy = bench.copies().open(target, plan.ref())) {
            return work.with(
                    new Replication(
                            source.store(),
                            copy.store(),
                            DsseVerifier.trusting(plan.trust().receiptKeys()),
                            ReplicationSettings.DEFAULT.withPlan(plan.ref()).withCheck(check)),
                    copy);
        }
    }

    private static Shard shard(ReplicationRequested request) {
        if (request.shard() >= SHARDS) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "There is no shard " + request.shard() + ": a repository is cut into " + SHARDS
                            + ", numbered from 0");
        }
        return new Shard(request.shard(), SHARDS);
    }

    static Optional<Cursor> cursor(ReplicationRequested request) {
        try {
            return request.cursor().isEmpty() ? Optional.empty() : Optional.of(Cursor.parse(request.cursor()));
        } catch (IllegalArgumentException e) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "cursor: '" + request.cursor() + "' is not where a slice stopped; leave it empty",
                    e);
        }
    }
}
