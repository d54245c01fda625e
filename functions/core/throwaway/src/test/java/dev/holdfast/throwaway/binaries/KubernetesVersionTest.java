package dev.holdfast.throwaway.binaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesVersionTest {
    @Test
    void isReadWithAndWithoutItsLetter() {
        assertThat(KubernetesVersion.parse("v1.37.0")).isEqualTo(KubernetesVersion.parse("1.37.0"));
    }

    @Test
    void isOrderedByNumberNotByText() {
        assertThat(KubernetesVersion.parse("1.9.10")).isLessThan(KubernetesVersion.parse("1.10.2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1.37", "1.37.x", "1.37.0-rc.1", "../1.37.0", "1.37.99999999999"})
    void whatIsNoVersionIsRefusedWithTheShapeThatIsWanted(String text) {
        assertThatThrownBy(() -> KubernetesVersion.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like 1.37.0");
    }
}
