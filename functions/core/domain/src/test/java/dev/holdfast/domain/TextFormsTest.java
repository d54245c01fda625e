package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, sizes, patterns of names and runs, as people write them. */
class TextFormsTest {
    @ParameterizedTest
    @CsvSource({
        "14d,P14D,14d",
        "6h,PT6H,6h",
        "90m,PT90M,1h30m",
        "30s,PT30S,30s",
        "1d2h3m4s,P1DT2H3M4S,1d2h3m4s",
        "0s,PT0S,0s",
        "007d,P7D,7d"
    })
    void aDurationIsReadAndWrittenInItsShortestForm(String text, Duration duration, String shortest) {
        assertThat(DurationText.parse("x", text)).isEqualTo(duration);
        assertThat(DurationText.format(duration)).isEqualTo(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "14", "d", "1w", "-1d", "1h1d", "1.5h", "1 d", "14D", "999999d", "1d\n"})
    void whatIsNoDurationIsRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse("every", text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("every: ")
                .hasMessageContaining("write for example 14d");
    }

    @ParameterizedTest
    @CsvSource({
        "50Gi,53687091200,50Gi",
        "500M,500000000,500000000",
        "1024,1024,1Ki",
        "0,0,0",
        "1536Ki,1572864,1536Ki",
        "8Ti,8796093022208,8Ti"
    })
    void aSizeIsReadAndWrittenExactly(String text, long bytes, String shortest) {
        assertThat(ByteSize.parse("x", text).bytes()).isEqualTo(bytes);
        assertThat(ByteSize.parse("x", ByteSize.parse("x", text).text()).bytes())
                .isEqualTo(bytes);
        assertThat(new ByteSize(bytes).text()).isEqualTo(shortest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "50GB", "Gi", "-1", "1.5Gi", "999999999999Ti"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> ByteSize.parse("budget", text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageStartingWith("budget: ");
    }

    @ParameterizedTest
    @CsvSource({
        "shop,shop,true",
        "shop,shop-a,false",
        "shop-*,shop-a,true",
        "shop-*,shop-,true",
        "*,anything,true",
        "a?c,abc,true",
        "a?c,ac,false",
        "*a*b*c,xxaxxbxxc,true",
        "*a*b*c,xxaxxcxxb,false",
        "**,x,true"
    })
    void aGlobMatchesWholeNames(String pattern, String name, boolean matches) {
        assertThat(new Glob(pattern).matches(name)).isEqualTo(matches);
    }

    @Test
    void aHostileGlobIsMatchedInNoTime() {
        Glob hostile = new Glob("*a".repeat(126));

        assertThat(hostile.matches("a".repeat(100_000) + "b")).isFalse();
    }

    @Test
    void runsAreOrderedByTimeAndAScheduledOneIsNamedAlikeByAll() {
        Instant firing = Instant.parse("2026-11-21T06:00:00Z");
        RunId one = RunId.scheduled(firing, "shop/nightly");

        assertThat(RunId.scheduled(firing, "shop/nightly")).isEqualTo(one);
        assertThat(RunId.scheduled(firing, "shop/other")).isNotEqualTo(one);
        assertThat(RunId.onDemand(firing.plusSeconds(1), new java.util.Random(7)))
                .isGreaterThan(one);
        assertThat(one.statedTime()).isEqualTo(firing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20261121",
                "20261121-060000-xyzxyz",
                "20260230-060000-aaaaaa",
                "20261121-250000-aaaaaa",
                "20261121-060000-aaaaaa/.."
            })
    void whatIsNoRunIsRefused(String text) {
        assertThatThrownBy(() -> new RunId(text))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessageContaining("run: ");
    }

    @Test
    void aMessageShowsNoLineBreaksAndNoEndlessValues() {
        InvalidFieldException refused =
                InvalidFieldException.notA("x", "a\nb" + "c".repeat(500), "a name", "a short one");

        assertThat(refused).hasMessageContaining("'a?bccc");
        assertThat(refused.toString().length()).isLessThan(250);
    }
}
