package dev.holdfast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StreamsTest {
    /** What a full disk, or a reader that has gone, makes of every write. */
    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    private static String finish(int code, OutputStream out) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), out, err);
        streams.out().println("a result");
        return streams.finish(code, 11) + " " + err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoeverReadsMayGoAway() {
        assertThat(finish(0, failing("Broken pipe"))).isEqualTo("141 ");
        assertThat(finish(10, failing("Broken pipe"))).isEqualTo("10 ");
    }

    @Test
    void aResultThatIsLostIsSaid() {
        assertThat(finish(0, failing("No space left on device")))
                .startsWith("11 holdfast: The result could not be written")
                .contains("No space left");
    }

    @Test
    void aResultThatArrivesChangesNothing() {
        assertThat(finish(3, new ByteArrayOutputStream())).isEqualTo("3 ");
    }
}
