package dev.holdfast.domain.evidence;

/**
 * What became of the objects of a restore test. Each object is counted exactly once.
 *
 * @param equal came back the same
 * @param differs came back otherwise
 * @param missing is not in the copy, or did not come back
 * @param refused was not admitted by the API server
 * @param accepted differs, misses or was refused, and the plan says that this is fine
 * @param skipped was left alone by rule, such as what a cluster makes by itself
 */
public record ObjectCounts(long equal, long differs, long missing, long refused, long accepted, long skipped) {
    public ObjectCounts {
        if (equal < 0 || differs < 0 || missing < 0 || refused < 0 || accepted < 0 || skipped < 0) {
            throw new IllegalArgumentException("A count of objects is negative");
        }
    }

    /** How many objects did not come back as they should. */
    public long failing() {
        return differs + missing + refused;
    }

    /** Every object of the test. */
    public long total() {
        return equal + failing() + accepted + skipped;
    }
}
