package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final RetryPolicy POLICY =
            new RetryPolicy(100, Duration.ofMillis(200), Duration.ofSeconds(20), Duration.ofMinutes(2));

    @Test
    void noPauseIsLongerThanTheLongestHoweverManyAttemptsThereWere() {
        Random random = new Random(5);
        for (int attempt = 1; attempt < 100; attempt++) {
            assertThat(POLICY.pause(attempt, Optional.empty(), random))
                    .hasValueSatisfying(
                            pause -> assertThat(pause).isBetween(Duration.ofMillis(100), Duration.ofSeconds(20)));
        }
    }

    @Test
    void aPauseThatIsAskedForIsALowerBoundUpToOurPatience() {
        assertThat(POLICY.pause(1, Optional.of(Duration.ofSeconds(90)), new Random(5)))
                .contains(Duration.ofSeconds(90));
        assertThat(POLICY.pause(20, Optional.of(Duration.ZERO), new Random(5)))
                .hasValueSatisfying(pause -> assertThat(pause).isGreaterThanOrEqualTo(Duration.ofSeconds(10)));
        assertThat(POLICY.pause(1, Optional.of(Duration.ofMinutes(3)), new Random(5)))
                .isEmpty();
    }

    @Test
    void aPolicyThatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> new RetryPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryPolicy(1, Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
