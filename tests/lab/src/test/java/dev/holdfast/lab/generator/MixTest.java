package dev.holdfast.lab.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {
    @Test
    void anyHundredInARowHasEachKindsShare() {
        for (int start : new int[] {0, 1, 12_345, Integer.MAX_VALUE - 200}) {
            var services = IntStream.range(start, start + 100)
                    .filter(index -> Mix.USUAL.kindAt(index) == Kind.SERVICE)
                    .count();
            assertThat(services).as("Services from %d on", start).isEqualTo(2);
        }
    }

    @Test
    void sharesThatAreNotTogetherAHundredAreRefused() {
        assertThatThrownBy(() -> new Mix(Map.of(Kind.POD, 99))).hasMessageContaining("not 99");
        assertThatThrownBy(() -> Mix.USUAL.withServices(99)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anObjectIsTheSameWhoeverAsksForIt() {
        var generator = ObjectGenerator.of(1000);

        assertThat(generator.at(7)).isEqualTo(ObjectGenerator.of(1000).at(7));
        assertThat(generator.at(7).json()).isNotEqualTo(generator.at(107).json());
    }
}
