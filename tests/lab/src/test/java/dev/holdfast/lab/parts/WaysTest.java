package dev.holdfast.lab.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaysTest {
    private final List<String> gone = new ArrayList<>();

    @Test
    void theFirstThatWorksIsTheLast() throws Exception {
        Ways.toGet("etcd")
                .then("release", () -> fail("release", "no network"))
                .then("build", () -> gone.add("build"))
                .then("prayer", () -> gone.add("prayer"))
                .go("Pray.");

        assertThat(gone).containsExactly("release", "build");
    }

    @Test
    void whereNoneWorksOneMessageSaysWhyAndWhatToDo() {
        Ways ways = Ways.toGet("etcd")
                .then("release", () -> fail("release", "no network"))
                .then("build", () -> fail("build", "no go"));

        assertThatThrownBy(() -> ways.go("Install Go."))
                .isInstanceOf(MissingPartException.class)
                .hasMessage("etcd cannot be had: release: no network; build: no go. Install Go.");
    }

    private void fail(String way, String why) throws IOException {
        gone.add(way);
        throw new IOException(why);
    }
}
