package dev.holdfast.steps.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.store.ObjectKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LockReadingTest {
    private static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");
    private static final List<ObjectKey> HUNDRED =
            IntStream.range(0, 100).mapToObj(n -> ObjectKey.of("data/" + n)).toList();

    @Test
    void ofManyFilesEveryOneIsReadInTheCourseOfDays() {
        Set<ObjectKey> read = new HashSet<>();
        for (int day = 0; day < 4; day++) {
            List<ObjectKey> sample = LockReading.ofTheDay(HUNDRED, 30, MONDAY.plus(Duration.ofDays(day)));
            assertThat(sample).hasSize(30).doesNotHaveDuplicates();
            read.addAll(sample);
        }

        assertThat(read).containsAll(HUNDRED);
    }

    @Test
    void ofFewFilesAllAreReadAndWithinADayTheSame() {
        assertThat(LockReading.ofTheDay(HUNDRED, 200, MONDAY)).containsExactlyInAnyOrderElementsOf(HUNDRED);
        assertThat(LockReading.ofTheDay(List.of(), 30, MONDAY)).isEmpty();
        assertThat(LockReading.ofTheDay(HUNDRED, 30, MONDAY))
                .isEqualTo(LockReading.ofTheDay(HUNDRED, 30, MONDAY.plus(Duration.ofHours(5))));
    }
}
