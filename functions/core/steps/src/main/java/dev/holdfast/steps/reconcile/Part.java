package dev.holdfast.steps.reconcile;

import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which part of Holdfast an install is, as {@code HOLDFAST_PART} says it; the overlays of {@code knative/overlays} set it. */
public enum Part {
    /** All of it. */
    SINGLE,
    /** The protected cluster: plans fire here. */
    SOURCE,
    /** Where copies are looked after: plans lie here to be compared with, and do not fire. */
    VAULT;

    private static final String VARIABLE = "HOLDFAST_PART";

    /**
     * What the variables say; {@link #SINGLE} where they say nothing.
     *
     * @throws Failure {@code NOT_CONFIGURED} if it is none of these
     */
    public static Part of(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, SINGLE.toString());
        return Stream.of(values())
                .filter(part -> part.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_CONFIGURED,
                        VARIABLE + " is '" + name + "' in the Knative Service of reconcile; write one of "
                                + Stream.of(values()).map(Part::toString).collect(Collectors.joining(", "))));
    }

    /** Whether plans fire and Restores are asked for here. */
    public boolean fires() {
        return this != VAULT;
    }

    /** Whether what copies lack is asked for here. */
    public boolean looksAfterCopies() {
        return this != SOURCE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
