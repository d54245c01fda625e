package dev.holdfast.repository.write;

import dev.holdfast.repository.format.PackId;
import java.time.Instant;

/**
 * Which packs a run may build upon. A pack may be reused only if nobody can delete it while the run lasts: a kept receipt names
 * it, or it is so young that its lease outlasts the run's deadline.
 */
@FunctionalInterface
public interface ReusePolicy {
    /** Every pack that is there: for a repository that nobody prunes. */
    ReusePolicy EVERY_PACK = (pack, written) -> true;

    /**
     * Asked once for each pack as a run begins.
     *
     * @param written when the server stored it
     */
    boolean mayReuse(PackId pack, Instant written);
}
