package dev.holdfast.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PreAuthenticationTest {
    /** The example of the DSSE protocol. */
    @Test
    void encodesTheExampleOfTheProtocol() {
        byte[] encoded = PreAuthentication.encode("http://example.com/HelloWorld", "hello world".getBytes(UTF_8));

        assertThat(new String(encoded, UTF_8)).isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
    }

    @Test
    void countsBytesAndNotCharacters() {
        assertThat(new String(PreAuthentication.encode("té", "ü€".getBytes(UTF_8)), UTF_8))
                .isEqualTo("DSSEv1 3 té 5 ü€");
    }

    @Test
    void bytesCannotMoveBetweenTypeAndPayload() {
        assertThat(PreAuthentication.encode("a", " 1 b".getBytes(UTF_8)))
                .isNotEqualTo(PreAuthentication.encode("a 4 ", "b".getBytes(UTF_8)));
    }
}
