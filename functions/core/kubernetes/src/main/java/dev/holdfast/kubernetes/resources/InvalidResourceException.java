package dev.holdfast.kubernetes.resources;

import java.util.List;
import java.util.stream.Collectors;

/** A file that holds no valid resources; the message has a line for each problem. */
public final class InvalidResourceException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // An immutable list of records; never serialised.
    private final List<ResourceProblem> problems;

    public InvalidResourceException(List<ResourceProblem> problems) {
        super(problems.stream().map(ResourceProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** At least one, in the order of the file. */
    public List<ResourceProblem> problems() {
        return problems;
    }
}
