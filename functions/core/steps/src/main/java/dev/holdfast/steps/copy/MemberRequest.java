package dev.holdfast.steps.copy;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.Schedule;
import dev.holdfast.domain.retention.KeepRules;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.write.ReusePolicy;
import dev.holdfast.repository.write.SnapshotRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** What a repository is asked when a member of a run shall be written: by when, after which other, and which packs it may reuse. */
public record MemberRequest(BackupPlan plan, RunId run, Member member) {
    /** The request, made at {@code serverTime} by the clock of the place that it goes to. */
    public SnapshotRequest of(Copy copy, ReceiptBook book, Instant serverTime) {
        Instant deadline = serverTime.plus(plan.runDeadline());
        SnapshotRequest request = SnapshotRequest.of(serverTime, plan.cluster().name(), "/" + plan.ref())
                .withTags(List.of("holdfast", "run=" + run))
                .within(reusable(copy, book, serverTime, deadline), deadline);
        return book.newest(member)
                .flatMap(ReceiptBook.Entry::snapshot)
                .map(request::withParent)
                .orElse(request);
    }

    /** Packs that nobody may delete while the run lasts: a kept snapshot needs them, or their first lease outlasts the deadline. */
    private ReusePolicy reusable(Copy copy, ReceiptBook book, Instant serverTime, Instant deadline) {
        ZoneId zone = plan.schedule().map(Schedule::timeZone).orElse(ZoneOffset.UTC);
        Set<PackId> kept = KeptPacks.of(book, member, new KeepRules(plan.retention(), zone), serverTime);
        Duration lockFor = copy.location().lockFor();
        return (pack, stored) -> kept.contains(pack) || stored.plus(lockFor).isAfter(deadline);
    }
}
