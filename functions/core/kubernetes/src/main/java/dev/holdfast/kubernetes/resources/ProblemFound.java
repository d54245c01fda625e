package dev.holdfast.kubernetes.resources;

/** Carries a problem out of the decoders' lambdas; never leaves this package. */
final class ProblemFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // A record; never serialised.
    private final ResourceProblem problem;

    ProblemFound(ResourceProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    ResourceProblem problem() {
        return problem;
    }
}
