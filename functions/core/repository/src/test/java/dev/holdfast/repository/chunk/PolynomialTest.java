package dev.holdfast.repository.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PolynomialTest {
    /** Known to restic as irreducible: its documentation's, and its chunker's tests'. */
    @ParameterizedTest
    @ValueSource(strings = {"25b468838dcb75", "3da3358b4dc173"})
    void irreducibleOnesAreTaken(String hex) {
        assertThat(Polynomial.parse(hex)).hasToString(hex);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3da3358b4dc172", "7", "0", "7fffffffffffff", "ffffffffffffffff", "x"})
    void othersAreRefused(String hex) {
        assertThatIllegalArgumentException().isThrownBy(() -> Polynomial.parse(hex));
    }

    @Test
    void randomOnesDiffer() {
        Random random = new Random(1);

        assertThat(Polynomial.random(random)).isNotEqualTo(Polynomial.random(random));
    }
}
