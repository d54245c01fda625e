package dev.holdfast.domain.plan;

import dev.holdfast.domain.InvalidFieldException;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One of the five fields of a cron expression: the numbers that it takes, and whether it restricts at all. */
record CronField(BitSet numbers, boolean restricts) {
    private static final Pattern PART =
            Pattern.compile("(\\*|\\?|[0-9]{1,2}|[A-Za-z]{3})(?:-([0-9]{1,2}|[A-Za-z]{3}))?(?:/([0-9]{1,2}))?");

    /** What a field may hold. */
    enum Kind {
        MINUTE(0, 59, ""),
        HOUR(0, 23, ""),
        DAY_OF_MONTH(1, 31, ""),
        MONTH(1, 12, "jan feb mar apr may jun jul aug sep oct nov dec"),
        DAY_OF_WEEK(0, 6, "sun mon tue wed thu fri sat");

        private final int least;
        private final int most;
        private final String names;

        Kind(int least, int most, String names) {
            this.least = least;
            this.most = most;
            this.names = names;
        }

        private String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        private int number(String text) {
            int named = List.of(names.split(" ")).indexOf(text.toLowerCase(Locale.ROOT));
            if (named >= 0) {
                return named + least;
            }
            if (!Character.isDigit(text.charAt(0))) {
                throw bad(text);
            }
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw bad(text);
            }
            return number;
        }

        private InvalidFieldException bad(String text) {
            String sunday = this == DAY_OF_WEEK ? " (Sunday is 0)" : "";
            return InvalidFieldException.notA(
                    "schedule",
                    text,
                    "a " + title() + " of a cron expression",
                    least + " to " + most + sunday + ", '*', a list, a range or a step");
        }
    }

    static CronField parse(String text, Kind kind) {
        BitSet numbers = new BitSet();
        boolean restricts = true;
        for (String part : text.split(",", -1)) {
            var matcher = PART.matcher(part);
            if (!matcher.matches()) {
                throw kind.bad(part);
            }
            String first = matcher.group(1);
            boolean all = first.equals("*") || first.equals("?");
            if (all && matcher.group(2) != null) {
                throw kind.bad(part);
            }
            int step = matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3));
            int from = all ? kind.least : kind.number(first);
            int to = matcher.group(2) != null
                    ? kind.number(matcher.group(2))
                    : last(kind, all || matcher.group(3) != null, from);
            if (step == 0 || from > to) {
                throw kind.bad(part);
            }
            for (int number = from; number <= to; number += step) {
                numbers.set(number);
            }
            restricts &= !(all && step == 1);
        }
        return new CronField(numbers, restricts);
    }

    private static int last(Kind kind, boolean open, int from) {
        return open ? kind.most : from;
    }

    boolean takes(int number) {
        return numbers.get(number);
    }
}
