package dev.holdfast.lab.azure.worm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpDateTest {
    @Test
    void aDayHasTwoDigitsAndIsReadWithOne() {
        Instant fifth = Instant.parse("2026-12-05T03:04:05Z");

        assertThat(HttpDate.format(fifth)).isEqualTo("Sat, 05 Dec 2026 03:04:05 GMT");
        assertThat(HttpDate.parse(HttpDate.format(fifth))).isEqualTo(fifth);
        assertThat(HttpDate.parse("Sat, 5 Dec 2026 03:04:05 GMT")).isEqualTo(fifth);
    }
}
