package dev.holdfast.repository.check;

import dev.holdfast.repository.format.OpenRepository;

/** A check of one repository. */
@SuppressWarnings("DoNotCallSuggester")
public final class RepositoryCheck {
    public RepositoryCheck(OpenRepository repository, CheckListener listener) {}

    /** Runs it. */
    public CheckReport run(CheckDepth depth) {
        throw new UnsupportedOperationException("not yet");
    }
}
