package dev.holdfast.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The figures of one thing over all rounds, in the order they were measured. */
final class Series {
    private final String name;
    private final List<Double> values = new ArrayList<>();

    Series(String name) {
        this.name = name;
    }

    void add(double value) {
        values.add(value);
    }

    /** The middle one; of an even count the upper middle. */
    double median() {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    double largest() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Name, median, and every value. */
    @Override
    public String toString() {
        String all = values.stream().map(Series::shown).collect(Collectors.joining(" "));
        return String.format(Locale.ROOT, "%-44s %8s   of %s", name, shown(median()), all);
    }

    static String shown(double value) {
        return String.format(Locale.ROOT, value >= 1000 ? "%.0f" : value >= 100 ? "%.1f" : "%.2f", value);
    }
}
