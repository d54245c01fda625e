package dev.holdfast.lab.generator;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many of a hundred objects are of each kind.
 *
 * @param percent of each kind; together 100
 */
public record Mix(Map<Kind, Integer> percent) {
    /** As clusters have it: configuration most of all, few Services. */
    public static final Mix USUAL = new Mix(Map.of(
            Kind.CONFIG_MAP, 36,
            Kind.SECRET, 20,
            Kind.POD, 16,
            Kind.DEPLOYMENT, 12,
            Kind.SERVICE, 2,
            Kind.ORDER, 14));

    public Mix {
        percent = Map.copyOf(percent);
        var sum = percent.values().stream().mapToInt(Integer::intValue).sum();
        if (sum != 100 || percent.values().stream().anyMatch(share -> share < 0)) {
            throw new IllegalArgumentException("The shares of a mix are together 100, not " + sum + ": " + percent);
        }
    }

    /** The same with another share of Services, at the cost of the ConfigMaps. */
    public Mix withServices(int share) {
        var changed = new EnumMap<>(percent);
        var difference = share - changed.getOrDefault(Kind.SERVICE, 0);
        changed.put(Kind.SERVICE, share);
        changed.merge(Kind.CONFIG_MAP, -difference, Integer::sum);
        return new Mix(changed);
    }

    /** Which kind the object at a place has; the kinds are spread evenly over any hundred places in a row. */
    Kind kindAt(int index) {
        // 37 has no divisor with 100 in common: it visits all places of a hundred.
        int place = Math.floorMod(index * 37, 100);
        for (var kind : Kind.values()) {
            place -= percent.getOrDefault(kind, 0);
            if (place < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("The shares are together 100");
    }
}
