package dev.holdfast.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.signing.UntrustedStatementException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvidenceCodecTest {
    private final Evidence sample = SampleEvidence.withNonce("nonce-1");

    private static String golden() throws Exception {
        try (InputStream in = EvidenceCodecTest.class.getResourceAsStream("evidence-v1.json")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).strip();
        }
    }

    private static Evidence decode(String json) throws UntrustedStatementException {
        return EvidenceCodec.decode(json.getBytes(UTF_8));
    }

    /** Evidence lies in locked buckets for years: this form is read for ever. */
    @Test
    void theFormOfVersion1NeverChanges() throws Exception {
        assertThat(new String(EvidenceCodec.encode(sample), UTF_8)).isEqualTo(golden());
        assertThat(decode(golden())).isEqualTo(sample);
    }

    @Test
    void whatWasFoundOfEtcdComesBack() throws Exception {
        Evidence tested = SampleEvidence.withEtcd("nonce-2");

        String written = new String(EvidenceCodec.encode(tested), UTF_8);

        assertThat(written).contains("\"etcd\":{", "\"revision\":4711");
        assertThat(decode(written)).isEqualTo(tested);
        assertThatThrownBy(() -> decode(written.replace("\"revision\":4711", "\"revision\":-1")))
                .isInstanceOf(UntrustedStatementException.class);
    }

    @Test
    void unknownFieldsAreIgnored() throws Exception {
        String later = golden().replace("\"counts\":{", "\"counts\":{\"imagined\":[{\"a\":1}],")
                .replaceFirst("\\{", "{\"later\":true,");

        assertThat(decode(later)).isEqualTo(sample);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"version\":\"v1\"|\"version\":\"v2\"",
                "\"version\":\"v1\",|",
                "\"level\":2|\"level\":4",
                "\"level\":2|\"level\":\"2\"",
                "\"equal\":497|\"equal\":-1",
                "\"equal\":497|\"equal\":1.5",
                "\"equal\":497,|",
                "\"nonce\":\"nonce-1\"|\"nonce\":\" \"",
                "\"nonce\":\"nonce-1\"|\"nonce\":null",
                "\"plan\":\"shop/nightly\"|\"plan\":\"../..\"",
                "\"plan\":\"shop/nightly\"|\"plan\":7",
                "\"kind\":\"differs\"|\"kind\":\"sort of\"",
                "2026-01-02T03:04:05Z|yesterday",
                "2026-01-02T03:04:05Z|2027-01-02T03:04:05Z",
                "PT7S|PT-7S"
            })
    void whatMakesNoSenseIsRefused(String part, String replacement) throws Exception {
        String bad = golden().replace(part, replacement == null ? "" : replacement);
        assertThat(bad).isNotEqualTo(golden());

        assertThatThrownBy(() -> decode(bad)).isInstanceOf(UntrustedStatementException.class);
    }

    @Test
    void whatIsNoJsonIsRefused() {
        for (String bad : new String[] {"", "null", "[]", "7", "{", "{}", "[".repeat(5000)}) {
            assertThatThrownBy(() -> decode(bad)).as(bad).isInstanceOf(UntrustedStatementException.class);
        }
    }
}
