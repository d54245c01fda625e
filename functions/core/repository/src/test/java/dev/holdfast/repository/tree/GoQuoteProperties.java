package dev.holdfast.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class GoQuoteProperties {
    @Property
    void anyBytesComeBack(@ForAll @Size(max = 60) byte[] name) {
        String quoted = new String(GoQuote.quote(name), StandardCharsets.UTF_8);

        assertThat(GoQuote.unquote(quoted)).isEqualTo(name);
        assertThat(quoted).doesNotContain("\ufffd").doesNotMatch("(?s).*\\p{Cntrl}.*");
    }

    @Property
    void anyTextComesBack(@ForAll String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);

        assertThat(GoQuote.unquote(new String(GoQuote.quote(bytes), StandardCharsets.UTF_8)))
                .isEqualTo(bytes);
    }

    @Property
    void whateverIsNoQuotedTextIsRefusedAndNothingElseHappens(@ForAll String text) {
        try {
            assertThat(GoQuote.unquote("\\" + text)).isNotNull();
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("a name");
        }
    }
}
