package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One expression of a {@link LabelSelector}. */
public record LabelRequirement(String key, Operator operator, List<String> values) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    public LabelRequirement {
        values = List.copyOf(values);
        checkKey("key", key);
        values.forEach(value -> checkValue("values", value));
        boolean needsValues = operator == Operator.IN || operator == Operator.NOT_IN;
        if (needsValues == values.isEmpty()) {
            throw new InvalidFieldException(
                    "values",
                    needsValues
                            ? "is empty; In and NotIn need at least one value"
                            : "must be left out for Exists and DoesNotExist");
        }
    }

    /** How the label's value is judged. */
    public enum Operator {
        IN,
        NOT_IN,
        EXISTS,
        DOES_NOT_EXIST
    }

    boolean matches(Map<String, String> labels) {
        @Nullable String value = labels.get(key);
        return switch (operator) {
            case IN -> value != null && values.contains(value);
            case NOT_IN -> value == null || !values.contains(value);
            case EXISTS -> value != null;
            case DOES_NOT_EXIST -> value == null;
        };
    }

    String query() {
        return switch (operator) {
            case IN -> key + " in (" + String.join(",", values) + ")";
            case NOT_IN -> key + " notin (" + String.join(",", values) + ")";
            case EXISTS -> key;
            case DOES_NOT_EXIST -> "!" + key;
        };
    }

    static void checkKey(String field, String key) {
        int slash = key.indexOf('/');
        if (slash >= 0) {
            KubernetesName.subdomain(field, key.substring(0, slash));
        }
        if (!NAME.matcher(key.substring(slash + 1)).matches()) {
            throw LabelSelector.noLabel(field, key, "a label's key");
        }
    }

    static void checkValue(String field, String value) {
        if (!value.isEmpty() && !NAME.matcher(value).matches()) {
            throw LabelSelector.noLabel(field, value, "a label's value");
        }
    }
}
