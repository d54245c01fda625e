package dev.holdfast.domain.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.InvalidFieldException;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 */6 * * *       | 2026-11-21T06:00:00Z | 2026-11-21T12:00:00Z
            0 */6 * * *       | 2026-11-21T06:00:01Z | 2026-11-21T12:00:00Z
            */15 * * * *      | 2026-12-31T23:45:00Z | 2027-01-01T00:00:00Z
            @daily            | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z
            @weekly           | 2026-11-21T00:00:00Z | 2026-11-22T00:00:00Z
            0 9 * * mon-fri   | 2026-11-20T09:00:00Z | 2026-11-23T09:00:00Z
            0 0 13 * fri      | 2026-11-21T00:00:00Z | 2026-11-27T00:00:00Z
            0 0 29 2 *        | 2026-11-21T00:00:00Z | 2028-02-29T00:00:00Z
            30 4 1,15 jan,jul * | 2026-11-21T00:00:00Z | 2027-01-01T04:30:00Z
            0 0 31 * ?        | 2026-11-21T00:00:00Z | 2026-12-31T00:00:00Z
            5-10/5 3 * * *    | 2026-11-21T03:05:00Z | 2026-11-21T03:10:00Z
            """)
    void theNextFiringIsTheFirstThatFits(String cron, Instant after, Instant next) {
        assertThat(Schedule.utc(cron).next(after)).isEqualTo(next);
    }

    @Test
    void aTimeThatTheClockSkipsIsSkippedAndOneThatComesTwiceFiresTwice() {
        Schedule atHalfPastTwo = new Schedule(CronExpression.parse("30 2 * * *"), ZoneId.of("Europe/Berlin"));

        Instant beforeSpring = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(atHalfPastTwo.next(beforeSpring)).isEqualTo("2026-03-30T00:30:00Z");
        Instant firstOfTwo = atHalfPastTwo.next(Instant.parse("2026-10-24T12:00:00Z"));
        assertThat(firstOfTwo).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(atHalfPastTwo.next(firstOfTwo)).isEqualTo("2026-10-25T01:30:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 */6 * * *      | 6h
            * * * * *        | 1m
            0 9 * * mon-fri  | 3d
            0 9-17 * * mon-fri | 2d16h
            @monthly         | 31d
            @yearly          | 366d
            """)
    void theLongestGapKnowsNightsAndWeekEnds(String cron, String gap) {
        assertThat(DurationText.format(Schedule.utc(cron).longestGap(Instant.parse("2026-11-21T08:00:00Z"))))
                .isEqualTo(gap);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * * 13 *",
                "* * * * 7",
                "*/0 * * * *",
                "5-1 * * * *",
                "a * * * *",
                "1- * * * *",
                "*-5 * * * *",
                "0 0 31 2 *",
                "@reboot",
                "@every 1h",
                "1,,2 * * * *",
                "-1 * * * *"
            })
    void whatIsNoScheduleIsRefused(String cron) {
        assertThatThrownBy(() -> CronExpression.parse(cron))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("schedule: ")
                .hasMessageContaining("; write ");
    }
}
