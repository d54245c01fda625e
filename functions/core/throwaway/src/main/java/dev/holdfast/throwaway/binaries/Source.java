package dev.holdfast.throwaway.binaries;

import java.nio.file.Path;

/** One way to get a program. */
interface Source {
    /** What happened: the program is there, or why it is not. */
    sealed interface Outcome {
        record Obtained(Path file) implements Outcome {}

        /** The reason in a few words, to be shown beside the other ways' reasons. */
        record Unavailable(String reason) implements Outcome {}
    }

    /** As shown to people. */
    String name();

    /** Gets the program as a file in the scratch folder, which is empty and ours alone. */
    Outcome fetch(Program program, Path scratch) throws InterruptedException;
}
