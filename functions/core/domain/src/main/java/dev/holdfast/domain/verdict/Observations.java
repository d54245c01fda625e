package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.LocationName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whatever was observed. Of each kind and copy only the newest counts, so that what once was can never outvote what is; and none that
 * claims to be of the future, which would outvote all others for ever.
 */
public final class Observations {
    /** None. */
    public static final Observations NONE = of(List.of());

    private final List<Observation> all;

    private Observations(List<Observation> all) {
        this.all = all;
    }

    /** All of these. */
    public static Observations of(List<? extends Observation> observed) {
        return new Observations(List.copyOf(observed));
    }

    /** The newest of each kind and copy that is not after {@code latest}; of two at the same instant, the later in the list. */
    Observations newestUntil(Instant latest) {
        Map<String, Observation> newest = new LinkedHashMap<>();
        for (Observation one : all) {
            if (!one.at().isAfter(latest)) {
                newest.merge(subject(one), one, (was, is) -> is.at().isBefore(was.at()) ? was : is);
            }
        }
        return of(List.copyOf(newest.values()));
    }

    private static String subject(Observation observation) {
        return switch (observation) {
            case ClusterObserved _ -> "cluster";
            case CopyObservation.Looked looked -> looked.copy() + " looked";
            case CopyObservation.LocksRead locks -> locks.copy() + " locks";
            case CopyObservation.DeletionTried tried -> tried.copy() + " deletion";
            case CopyObservation.EvidenceSeen evidence -> evidence.copy() + " evidence";
        };
    }

    /** All, in the order in which they were given. */
    public List<Observation> all() {
        return all;
    }

    /** These and one more. */
    public Observations with(Observation one) {
        List<Observation> more = new ArrayList<>(all);
        more.add(one);
        return of(more);
    }

    /** All but this one. */
    public Observations without(Observation one) {
        return of(all.stream().filter(kept -> !kept.equals(one)).toList());
    }

    <T extends CopyObservation> Optional<T> of(LocationName copy, Class<T> kind) {
        return all.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .filter(one -> one.copy().equals(copy))
                .findFirst();
    }

    Optional<ClusterObserved> cluster() {
        return all.stream()
                .filter(ClusterObserved.class::isInstance)
                .map(ClusterObserved.class::cast)
                .findFirst();
    }
}
