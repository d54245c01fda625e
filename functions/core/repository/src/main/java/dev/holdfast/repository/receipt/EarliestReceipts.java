package dev.holdfast.repository.receipt;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.plan.PlanRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Decides between receipts of the same member of the same run, which two deliveries of one event can make: the earlier by server
 * time counts, the other expires as any snapshot does. Every copy decides the same, whatever the order of reading.
 */
public final class EarliestReceipts {
    private record Slot(PlanRef plan, RunId run, Member member) {}

    private record Candidate(Instant time, Sha256 id) {}

    private static final Comparator<Candidate> EARLIER =
            Comparator.comparing(Candidate::time).thenComparing(Candidate::id);

    private final Map<Slot, Candidate> earliest = new HashMap<>();

    /** Takes one more receipt into account. */
    public void add(Sha256 id, Receipt receipt) {
        Candidate candidate = new Candidate(receipt.commit().time(), id);
        earliest.merge(slot(receipt), candidate, (a, b) -> EARLIER.compare(a, b) <= 0 ? a : b);
    }

    /** Whether this is the one that counts, of all that were added. */
    public boolean counts(Sha256 id, Receipt receipt) {
        Candidate first = earliest.get(slot(receipt));
        return first != null && first.id().equals(id);
    }

    private static Slot slot(Receipt receipt) {
        return new Slot(
                receipt.origin().plan(),
                receipt.origin().run(),
                receipt.origin().member());
    }
}
