package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A selector of labels as Kubernetes has it: all of {@code matchLabels} and all of {@code matchExpressions} must hold; an empty one
 * selects everything.
 */
public record LabelSelector(Map<String, String> matchLabels, List<LabelRequirement> matchExpressions) {
    /** Selects everything. */
    public static final LabelSelector EVERYTHING = new LabelSelector(Map.of(), List.of());

    public LabelSelector {
        matchLabels = Collections.unmodifiableMap(new TreeMap<>(matchLabels));
        matchExpressions = List.copyOf(matchExpressions);
        matchLabels.forEach((key, value) -> {
            LabelRequirement.checkKey("matchLabels", key);
            LabelRequirement.checkValue("matchLabels." + key, value);
        });
    }

    /** Selects what carries this label with this value. */
    public static LabelSelector label(String key, String value) {
        return new LabelSelector(Map.of(key, value), List.of());
    }

    /** Whether something with these labels is selected. */
    public boolean matches(Map<String, String> labels) {
        return matchLabels.entrySet().stream().allMatch(want -> want.getValue().equals(labels.get(want.getKey())))
                && matchExpressions.stream().allMatch(expression -> expression.matches(labels));
    }

    /** As the {@code labelSelector} parameter of a list call; empty if it selects everything. */
    public String query() {
        return Stream.concat(
                        matchLabels.entrySet().stream().map(want -> want.getKey() + "=" + want.getValue()),
                        matchExpressions.stream().map(LabelRequirement::query))
                .collect(Collectors.joining(","));
    }

    /** Whether it selects everything. */
    public boolean isEmpty() {
        return matchLabels.isEmpty() && matchExpressions.isEmpty();
    }

    static InvalidFieldException noLabel(String field, String value, String what) {
        return InvalidFieldException.notA(
                field,
                value,
                what,
                "at most 63 letters, digits, '-', '_' and '.', beginning and ending with a letter or digit");
    }
}
