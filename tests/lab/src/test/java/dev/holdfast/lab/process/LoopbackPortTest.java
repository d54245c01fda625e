package dev.holdfast.lab.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {
    /** Of some thousand ports the system would give a few twice. */
    @Test
    void noPortIsGivenTwice() {
        assertThat(IntStream.range(0, 2000).map(_ -> LoopbackPort.free()).boxed())
                .doesNotHaveDuplicates();
    }
}
