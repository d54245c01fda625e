package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * When something fires, by the rules of Kubernetes' CronJobs: minute, hour, day of month, month, day of week, each {@code *}, a number,
 * a list, a range or a step; or {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly}, {@code @yearly}. Where both days are
 * restricted, either suffices.
 */
public final class CronExpression {
    private static final Map<String, String> NAMED = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");

    /** The 29th of February may be eight years away. */
    private static final int LONGEST_YEARS = 9;

    private final String text;
    private final CronField minute;
    private final CronField hour;
    private final CronField dayOfMonth;
    private final CronField month;
    private final CronField dayOfWeek;

    private CronExpression(String text, String[] fields) {
        this.text = text;
        this.minute = CronField.parse(fields[0], CronField.Kind.MINUTE);
        this.hour = CronField.parse(fields[1], CronField.Kind.HOUR);
        this.dayOfMonth = CronField.parse(fields[2], CronField.Kind.DAY_OF_MONTH);
        this.month = CronField.parse(fields[3], CronField.Kind.MONTH);
        this.dayOfWeek = CronField.parse(fields[4], CronField.Kind.DAY_OF_WEEK);
    }

    /**
     * Reads an expression.
     *
     * @throws InvalidFieldException if it is none, or one that never fires, such as the 31st of February
     */
    public static CronExpression parse(String text) {
        String[] fields = NAMED.getOrDefault(text.strip(), text).strip().split("\\s+");
        if (fields.length != 5) {
            throw InvalidFieldException.notA(
                    "schedule",
                    text,
                    "a cron expression",
                    "minute, hour, day of month, month and day of week, as in '0 */6 * * *', or @daily");
        }
        CronExpression expression = new CronExpression(text.strip(), fields);
        if (expression
                .next(ZonedDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC))
                .isEmpty()) {
            throw InvalidFieldException.notA("schedule", text, "an expression that ever fires", "a day that exists");
        }
        return expression;
    }

    /** The first firing after {@code after}; empty if there is none in the years that matter. */
    Optional<ZonedDateTime> next(ZonedDateTime after) {
        ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        int lastYear = time.getYear() + LONGEST_YEARS;
        while (time.getYear() <= lastYear) {
            if (!month.takes(time.getMonthValue())) {
                time = time.toLocalDate().withDayOfMonth(1).plusMonths(1).atStartOfDay(time.getZone());
            } else if (!takesDay(time)) {
                time = time.toLocalDate().plusDays(1).atStartOfDay(time.getZone());
            } else if (!hour.takes(time.getHour())) {
                time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
            } else if (!minute.takes(time.getMinute())) {
                time = time.plusMinutes(1);
            } else {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    private boolean takesDay(ZonedDateTime time) {
        boolean byMonth = dayOfMonth.takes(time.getDayOfMonth());
        boolean byWeek = dayOfWeek.takes(time.getDayOfWeek().getValue() % 7);
        boolean eitherSuffices = dayOfMonth.restricts() && dayOfWeek.restricts();
        return eitherSuffices ? (byMonth || byWeek) : (byMonth && byWeek);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CronExpression that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
