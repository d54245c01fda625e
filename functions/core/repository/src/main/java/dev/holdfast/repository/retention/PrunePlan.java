package dev.holdfast.repository.retention;

import dev.holdfast.store.Lock;
import dev.holdfast.store.ObjectKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which packs may be deleted, or why none may. */
public sealed interface PrunePlan {
    /** Nothing may be deleted now; each reason says what to do about it. */
    record Refused(List<String> reasons) implements PrunePlan {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What to delete, by version, and what stays.
     *
     * @param deletions packs that no kept receipt names and whose lease has lapsed
     * @param staying every other pack
     */
    record Planned(List<Choice> deletions, List<Choice> staying) implements PrunePlan {
        public Planned {
            deletions = List.copyOf(deletions);
            staying = List.copyOf(staying);
        }
    }

    /** What is to happen to one pack, and why. */
    record Choice(Lease pack, String why) {}

    /**
     * Decides. Index entries of what is deleted have to go first; the packs follow.
     *
     * @return refused if there is any doubt about the receipts, the clocks, or who else is at work
     */
    static PrunePlan of(PruneInputs inputs) {
        List<String> refusals = PruneRefusals.of(inputs);
        if (!refusals.isEmpty()) {
            return new Refused(refusals);
        }
        NeededFiles needed = new NeededFiles(inputs.kept(), List.of());
        List<Choice> deletions = new ArrayList<>();
        List<Choice> staying = new ArrayList<>();
        for (Lease pack : inputs.packs()) {
            Optional<String> stays = whyItStays(pack, needed, inputs.clocks());
            if (stays.isPresent()) {
                staying.add(new Choice(pack, stays.get()));
            } else {
                deletions.add(new Choice(pack, "no kept receipt names it, and its lease has lapsed"));
            }
        }
        Comparator<Choice> byKey = Comparator.comparing(choice -> choice.pack().key());
        deletions.sort(byKey);
        staying.sort(byKey);
        return new Planned(deletions, staying);
    }

    private static Optional<String> whyItStays(Lease pack, NeededFiles needed, PruneInputs.Clocks clocks) {
        int by = needed.neededBy(pack.key());
        if (by > 0) {
            return Optional.of("needed by " + by + " kept");
        }
        if (!isPack(pack.key())) {
            return Optional.of("not a pack");
        }
        // Of two clocks that nearly agree, the earlier one lets a lease lapse later.
        Instant now = clocks.ours().isBefore(clocks.server()) ? clocks.ours() : clocks.server();
        return switch (pack.lock()) {
            case Lock.Enforced(Instant until) -> stillHeld(until, now);
            case Lock.Bypassable(Instant until, String _) -> stillHeld(until, now);
            case Lock.None() -> Optional.of("it never had a lease, so nobody knows whether a run still wants it");
            case Lock.Unknown(String why) -> Optional.of("its lease cannot be read: " + why);
        };
    }

    private static Optional<String> stillHeld(Instant until, Instant now) {
        return until.isAfter(now) ? Optional.of("its lease lasts until " + until) : Optional.empty();
    }

    private static boolean isPack(ObjectKey key) {
        return key.value().startsWith("data/") && key.isContentNamed();
    }
}
