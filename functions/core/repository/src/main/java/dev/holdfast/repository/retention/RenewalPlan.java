package dev.holdfast.repository.retention;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which leases to lengthen: those of files that a kept snapshot needs and whose lock ends in less than {@code lockFor}.
 *
 * @param renewals what to lengthen, and until when, the soonest to end first
 * @param longEnough what needs nothing, with the reason
 * @param missing files that a kept snapshot needs and that were not found: damage, not a matter of leases
 */
public record RenewalPlan(List<Renewal> renewals, List<LongEnough> longEnough, List<ObjectKey> missing) {
    /** One lease to lengthen, by version. */
    public record Renewal(Lease lease, Instant until, String why) {}

    /** One lease to leave alone. */
    public record LongEnough(Lease lease, String why) {}

    public RenewalPlan {
        renewals = List.copyOf(renewals);
        longEnough = List.copyOf(longEnough);
        missing = List.copyOf(missing);
    }

    /**
     * Decides.
     *
     * @param leases of the files that are there; those that nobody needs are passed over
     * @param now the storage server's time
     */
    public static RenewalPlan of(NeededFiles needed, Collection<Lease> leases, LeaseTerms terms, Instant now) {
        List<Renewal> renewals = new ArrayList<>();
        List<LongEnough> longEnough = new ArrayList<>();
        Set<ObjectKey> seen = new HashSet<>();
        for (Lease lease : leases) {
            int by = needed.neededBy(lease.key());
            if (by == 0 || !seen.add(lease.key())) {
                continue;
            }
            Optional<String> why = whyRenew(lease.lock(), terms, now);
            if (why.isPresent()) {
                Instant until = now.plus(terms.lockFor()).plus(terms.slack());
                renewals.add(new Renewal(lease, until, "needed by " + by + " kept, " + why.get()));
            } else {
                longEnough.add(new LongEnough(lease, "locked until " + end(lease.lock()) + ", longer than lockFor"));
            }
        }
        renewals.sort(
                Comparator.comparing((Renewal renewal) -> end(renewal.lease().lock()))
                        .thenComparing(renewal -> renewal.lease().key()));
        longEnough.sort(Comparator.comparing(entry -> entry.lease().key()));
        List<ObjectKey> missing = needed.all().stream()
                .filter(key -> !seen.contains(key))
                .sorted()
                .toList();
        return new RenewalPlan(renewals, longEnough, missing);
    }

    private static Optional<String> whyRenew(Lock lock, LeaseTerms terms, Instant now) {
        return switch (lock) {
            case Lock.Enforced(Instant until) -> endsSoon(until, terms, now);
            case Lock.Bypassable(Instant until, String mode) ->
                endsSoon(until, terms, now).map(why -> why + " (" + mode + ")");
            case Lock.None() -> Optional.of("not locked at all");
            case Lock.Unknown(String why) -> Optional.of("its lock cannot be read: " + why);
        };
    }

    private static Optional<String> endsSoon(Instant until, LeaseTerms terms, Instant now) {
        Duration left = Duration.between(now, until);
        if (left.compareTo(terms.lockFor()) >= 0) {
            return Optional.empty();
        }
        return Optional.of(left.isPositive() ? "its lock ends at " + until : "its lock ended at " + until);
    }

    private static Instant end(Lock lock) {
        return switch (lock) {
            case Lock.Enforced(Instant until) -> until;
            case Lock.Bypassable(Instant until, String _) -> until;
            case Lock.None(), Lock.Unknown(String _) -> Instant.MIN;
        };
    }

    /** Requests that performing it takes. */
    public int requests() {
        return renewals.size();
    }
}
