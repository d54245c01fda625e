package dev.holdfast.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Go's {@code strconv.Quote} gives, between its quotation marks. */
final class GoQuoteTest {
    @Test
    void quotesAsGoDoes() {
        assertThat(quote("plain name.json")).isEqualTo("plain name.json");
        assertThat(quote("a\"b\\c")).isEqualTo("a\\\"b\\\\c");
        assertThat(quote("\u0007\b\f\n\r\t\u000b\u0001\u007f")).isEqualTo("\\a\\b\\f\\n\\r\\t\\v\\x01\\x7f");
        assertThat(quote("käse 😀")).isEqualTo("käse 😀");
        assertThat(quote("\u00a0\u00ad\u2028\ufeff")).isEqualTo("\\u00a0\\u00ad\\u2028\\ufeff");
        assertThat(quote(Character.toString(0x10ffff))).isEqualTo("\\U0010ffff");
        byte[] notText = {'a', (byte) 0xff, (byte) 0xc0, (byte) 0x80};
        assertThat(new String(GoQuote.quote(notText), StandardCharsets.US_ASCII))
                .isEqualTo("a\\xff\\xc0\\x80");
        byte[] surrogate = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        assertThat(new String(GoQuote.quote(surrogate), StandardCharsets.US_ASCII))
                .isEqualTo("\\xed\\xa0\\x80");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\", "\\x1", "\\xg1", "\\q", "\\u12", "\\ud800", "\\U00110000", "\\400", "\\18", "\\Uffffffff"})
    void brokenEscapesAreRefused(String quoted) {
        assertThatIllegalArgumentException().isThrownBy(() -> GoQuote.unquote(quoted));
    }

    private static String quote(String name) {
        return new String(GoQuote.quote(name.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
