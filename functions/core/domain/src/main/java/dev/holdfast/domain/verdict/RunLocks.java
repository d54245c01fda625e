package dev.holdfast.domain.verdict;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.RunId;
import java.time.Instant;

/**
 * The locks on the files of one run.
 *
 * @param weakest of those that were read
 * @param read how many files' locks were read
 * @param files how many files the run has
 * @param oldestRead when the oldest of these readings was made
 */
public record RunLocks(RunId run, Weakest weakest, long read, long files, Instant oldestRead) {
    public RunLocks {
        if (read < 0 || files < read) {
            throw new InvalidFieldException("read", read + " of " + files + " files is impossible");
        }
    }

    /** The weakest lock among several. */
    public sealed interface Weakest {}

    /** All are held against everyone, the first until {@code until}. */
    public record Enforced(Instant until) implements Weakest {}

    /** Some identity may lift it: GOVERNANCE, an unlocked policy. */
    public record Bypassable(String mode) implements Weakest {}

    /** At least one file has none. */
    public record Unlocked() implements Weakest {}

    /** The server did not say, for at least one file. */
    public record Unreadable(String why) implements Weakest {}
}
