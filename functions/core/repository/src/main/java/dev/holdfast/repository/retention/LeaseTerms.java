package dev.holdfast.repository.retention;

import java.time.Duration;

/**
 * How long files are locked.
 *
 * @param lockFor what the location gives each new file
 * @param slack how much longer a renewal makes it, at least half of {@code lockFor}: so renewals are few, and one that fails
 *     leaves time
 */
public record LeaseTerms(Duration lockFor, Duration slack) {
    public LeaseTerms {
        if (!lockFor.isPositive()) {
            throw new IllegalArgumentException("A lease lasts longer than " + lockFor);
        }
        if (slack.compareTo(lockFor.dividedBy(2)) < 0) {
            throw new IllegalArgumentException("The slack of a renewal is " + slack + ", less than half of lockFor ("
                    + lockFor + "): give at least " + lockFor.dividedBy(2));
        }
    }

    /** With the least slack. */
    public static LeaseTerms of(Duration lockFor) {
        return new LeaseTerms(lockFor, lockFor.dividedBy(2));
    }
}
