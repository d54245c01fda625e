package dev.holdfast.domain.retention;

import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Optional;

/** Keeps the newest run of each of so many hours, days, weeks, months or years: one rule of a policy while it is applied. */
final class Bucket {
    /** By what runs are told apart; the word is restic's. */
    enum Span {
        LAST("last"),
        HOURLY("hourly"),
        DAILY("daily"),
        WEEKLY("weekly"),
        MONTHLY("monthly"),
        YEARLY("yearly");

        private final String word;

        Span(String word) {
            this.word = word;
        }

        /** The same for two times that fall into one span; {@code position} tells runs apart that are just counted. */
        private long of(ZonedDateTime time, int position) {
            return switch (this) {
                case LAST -> position;
                // As restic: by the clock on the wall, so the hour that comes twice in autumn is one.
                case HOURLY -> DAILY.of(time, position) * 100 + time.getHour();
                case DAILY -> MONTHLY.of(time, position) * 100 + time.getDayOfMonth();
                case WEEKLY -> time.get(IsoFields.WEEK_BASED_YEAR) * 100L + time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                case MONTHLY -> time.getYear() * 100L + time.getMonthValue();
                case YEARLY -> time.getYear();
            };
        }
    }

    private static final long NONE_YET = -1;

    private final Span span;
    private int left;
    private long latest = NONE_YET;

    Bucket(Span span, int count) {
        this.span = span;
        this.left = count;
    }

    /**
     * Asks for the next run, newest first.
     *
     * @param isOldest the last run of all is kept too while the count is not used up, so that history is as long as it can be
     * @return the reason for keeping it, if this rule does
     */
    Optional<String> keeps(ZonedDateTime time, int position, boolean isOldest) {
        if (left == 0) {
            return Optional.empty();
        }
        long value = span.of(time, position);
        boolean isNew = value != latest;
        if (!isNew && !isOldest) {
            return Optional.empty();
        }
        latest = value;
        left--;
        return Optional.of((isNew ? "" : "oldest ") + span.word + " snapshot");
    }
}
