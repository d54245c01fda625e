package dev.holdfast.kubernetes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our reader says; {@link CustomResourcesIT} asks a real API server the same. */
class ParityTest {
    static List<ParityCase> cases() throws IOException {
        return ParityCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ourReaderAcceptsOrSaysWhatIsWrongAndWhatWouldBeRight(ParityCase each) throws Exception {
        if (each.says() == null) {
            ResourceSet read = ResourceReader.read("file", each.json(), "default");
            assertThat(read.plans().size()
                            + read.locations().size()
                            + read.restores().size())
                    .isOne();
        } else {
            assertThatThrownBy(() -> ResourceReader.read("file", each.json(), "default"))
                    .isInstanceOf(InvalidResourceException.class)
                    .hasMessageStartingWith("file:1: spec")
                    .hasMessageContaining(each.says());
        }
    }
}
