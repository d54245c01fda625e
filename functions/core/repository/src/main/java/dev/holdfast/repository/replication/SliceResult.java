package dev.holdfast.repository.replication;

import java.util.List;
import java.util.Optional;

/**
 * What one slice of a shard came to.
 *
 * @param files dealt with, well or badly
 * @param bytes written to the target
 * @param problems what is not there or not well, at most {@link #MAX_PROBLEMS}
 * @param moreProblems how many more
 * @param next where to go on; empty if the shard is done
 * @param stopped why the slice gave up before its deadline, such as a target that answers nothing; wait before going on
 */
public record SliceResult(
        long files,
        long bytes,
        List<FileOutcome> problems,
        long moreProblems,
        Optional<Cursor> next,
        Optional<String> stopped) {
    /** Beyond these they are counted. */
    public static final int MAX_PROBLEMS = 100;

    public SliceResult {
        problems = List.copyOf(problems);
    }

    /** Whether everything that this shard needs is at the target. */
    public boolean isComplete() {
        return next.isEmpty()
                && stopped.isEmpty()
                && moreProblems == 0
                && problems.stream().allMatch(FileOutcome::isThere);
    }
}
