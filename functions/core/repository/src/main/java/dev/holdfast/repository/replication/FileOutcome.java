package dev.holdfast.repository.replication;

import dev.holdfast.store.ObjectKey;

/** What became of one file. {@code why} is a sentence that also says what to do. */
public sealed interface FileOutcome {
    /** Which file. */
    ObjectKey key();

    /** Written now, after its bytes were checked against its name. */
    record Copied(ObjectKey key, long bytes) implements FileOutcome {}

    /** Was there, with the right bytes: somebody else was faster, or the answer to our own put had been lost. */
    record AlreadyThere(ObjectKey key) implements FileOutcome {}

    /** The genuine version is there, but something else lies on top of it. Restores read past it. */
    record CoveredAtTarget(ObjectKey key, String why) implements FileOutcome {}

    /** No version of it at the source hashes to its name, or there is none. It was not written. */
    record DamagedAtSource(ObjectKey key, String why) implements FileOutcome {}

    /** Wrong bytes hold its name at the target, and no version there is genuine. Nothing was changed. */
    record DamagedAtTarget(ObjectKey key, String why) implements FileOutcome {}

    /** Nothing was written. The next run tries again. */
    record Failed(ObjectKey key, String why) implements FileOutcome {}

    /** It may have been written or not. The next run looks. */
    record Unknown(ObjectKey key, String why) implements FileOutcome {}

    /** What became of it, as a sentence that names it. */
    default String sentence() {
        return switch (this) {
            case CoveredAtTarget covered -> covered.key + ": " + covered.why;
            case DamagedAtSource damaged -> damaged.key + ": " + damaged.why;
            case DamagedAtTarget damaged -> damaged.key + ": " + damaged.why;
            case Failed failed -> failed.key + ": " + failed.why;
            case Unknown unknown -> unknown.key + ": " + unknown.why;
            case Copied _, AlreadyThere _ -> key() + " is there.";
        };
    }

    /** Whether the target has the file now, for certain. */
    default boolean isThere() {
        return switch (this) {
            case Copied _, AlreadyThere _, CoveredAtTarget _ -> true;
            case DamagedAtSource _, DamagedAtTarget _, Failed _, Unknown _ -> false;
        };
    }
}
