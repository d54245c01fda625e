package dev.holdfast.domain.verdict;

import dev.holdfast.domain.location.LocationName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest observation of each kind and copy. Older ones of the same kind are dropped here, so that what once was can never outvote
 * what is.
 */
public final class Observations {
    /** None. */
    public static final Observations NONE = of(List.of());

    private final List<Observation> all;

    private Observations(List<Observation> all) {
        this.all = all;
    }

    /** The newest of each kind and copy among {@code observed}; of two at the same instant, the later in the list. */
    public static Observations of(List<? extends Observation> observed) {
        Map<String, Observation> newest = new LinkedHashMap<>();
        for (Observation one : observed) {
            newest.merge(subject(one), one, (was, is) -> is.at().isBefore(was.at()) ? was : is);
        }
        return new Observations(List.copyOf(newest.values()));
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

    /** All that are kept. */
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
