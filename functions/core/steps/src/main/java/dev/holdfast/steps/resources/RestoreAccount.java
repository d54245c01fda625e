package dev.holdfast.steps.resources;

import dev.holdfast.kubernetes.telling.RestoreState;
import java.util.Optional;

/**
 * What is said on a Restore itself of what became of it. Saying it is no part of the work: where it cannot be said, the work is done all the same.
 */
public interface RestoreAccount {
    /** The account of a Restore that is a file, on which nobody looks. */
    RestoreAccount NONE = new RestoreAccount() {
        @Override
        public Optional<RestoreState.Counts> done() {
            return Optional.empty();
        }

        @Override
        public void say(RestoreState state) {
            // Whoever asked reads the answer.
        }
    };

    /** What it came to, if it was done before: events come twice, and what was changed since is not to be undone. */
    Optional<RestoreState.Counts> done();

    /** Says how far it is. */
    void say(RestoreState state);
}
