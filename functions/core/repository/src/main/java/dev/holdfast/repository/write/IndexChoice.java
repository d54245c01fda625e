package dev.holdfast.repository.write;

import dev.holdfast.repository.format.IndexId;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which index files a snapshot leans upon. A copy gets the packs and the indexes of a snapshot, and may have no other: an index that
 * also names a pack which the snapshot does not need, as one that a killed run left, would name a pack there that does not exist.
 * So only those are chosen that name nothing else, and packs that none of them names are to be indexed anew.
 *
 * @param indexes the chosen ones
 * @param unnamed numbers of the needed packs that none of them names
 */
record IndexChoice(List<IndexId> indexes, BitSet unnamed) {
    /** Chooses as few as a simple rule finds: those that name the most come first. */
    static IndexChoice of(BitSet needed, Candidates candidates) {
        BitSet unnamed = (BitSet) needed.clone();
        List<IndexId> chosen = new ArrayList<>();
        for (IndexId index : candidates.within(needed)) {
            BitSet names = candidates.packs(index);
            if (names.intersects(unnamed)) {
                chosen.add(index);
                unnamed.andNot(names);
            }
        }
        return new IndexChoice(List.copyOf(chosen), unnamed);
    }

    /** What the index files of a repository name. */
    static final class Candidates {
        private final Map<IndexId, BitSet> named = new HashMap<>();
        private final Set<IndexId> excluded = new HashSet<>();

        /** The index names a pack that may be built upon. */
        void name(IndexId index, int pack) {
            named.computeIfAbsent(index, _ -> new BitSet()).set(pack);
        }

        /** The index is damaged, or names a pack that is not there or may not be built upon. */
        void exclude(IndexId index) {
            excluded.add(index);
        }

        private List<IndexId> within(BitSet needed) {
            return named.keySet().stream()
                    .filter(index -> !excluded.contains(index) && isWithin(needed, packs(index)))
                    .sorted(Comparator.comparingInt(
                                    (IndexId index) -> packs(index).cardinality())
                            .reversed()
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }

        private BitSet packs(IndexId index) {
            return named.getOrDefault(index, new BitSet());
        }

        private static boolean isWithin(BitSet needed, BitSet names) {
            BitSet others = (BitSet) names.clone();
            others.andNot(needed);
            return others.isEmpty();
        }
    }
}
