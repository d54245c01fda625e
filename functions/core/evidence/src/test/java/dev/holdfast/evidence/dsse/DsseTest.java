package dev.holdfast.evidence.dsse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.signing.UntrustedStatementException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsseTest {
    private static final String TYPE = "application/vnd.example+json";
    private static final byte[] PAYLOAD = "{\"hello\":\"wörld\"}>>>???".getBytes(UTF_8);

    private final SigningKey key = SigningKey.generate(new SecureRandom());
    private final SigningKey stranger = SigningKey.generate(new SecureRandom());
    private final DsseVerifier verifier = new DsseVerifier(List.of(key.publicKey()));

    private String envelope(SigningKey signer) {
        return new String(new DsseSigner(signer).sign(TYPE, PAYLOAD), UTF_8);
    }

    private byte[] verify(String envelope) throws UntrustedStatementException {
        return verifier.verify(TYPE, envelope.getBytes(UTF_8));
    }

    @Test
    void givesBackWhatATrustedKeySigned() throws Exception {
        assertThat(verify(envelope(key))).isEqualTo(PAYLOAD);
    }

    @Test
    void theSameStatementSignedTwiceIsTheSameFile() {
        assertThat(envelope(key)).isEqualTo(envelope(key));
    }

    @Test
    void aStrangersSignatureIsNotBelieved() {
        assertThatThrownBy(() -> verify(envelope(stranger)))
                .isInstanceOf(UntrustedStatementException.class)
                .hasMessageContaining(key.publicKey().keyId().substring(0, 16));
    }

    @Test
    void withoutAPinnedKeyNothingIsBelieved() {
        assertThatThrownBy(() ->
                        new DsseVerifier(List.of()).verify(TYPE, envelope(key).getBytes(UTF_8)))
                .isInstanceOf(UntrustedStatementException.class)
                .hasMessageContaining("Trusted are: none");
    }

    @Test
    void aStatementOfOneKindDoesNotPassForAnother() {
        String retyped = envelope(key).replace(TYPE, "application/vnd.other+json");

        assertThatThrownBy(() -> verify(envelope(key).replace("example", "exampl3")))
                .isInstanceOf(UntrustedStatementException.class);
        assertThatThrownBy(() -> verifier.verify("application/vnd.other+json", retyped.getBytes(UTF_8)))
                .hasMessageContaining("No trusted key");
    }

    @Test
    void theKeyIdIsOnlyAHint() throws Exception {
        String id = key.publicKey().keyId();

        assertThat(verify(envelope(key).replace("\"keyid\":\"" + id + "\",", "")))
                .isEqualTo(PAYLOAD);
        assertThat(verify(envelope(key).replace(id, "cosign-key-7"))).isEqualTo(PAYLOAD);
        String claimed = envelope(stranger).replace(stranger.publicKey().keyId(), id);
        assertThatThrownBy(() -> verify(claimed)).isInstanceOf(UntrustedStatementException.class);
    }

    @Test
    void oneGoodSignatureAmongOthersIsEnough() throws Exception {
        String bad = "{\"keyid\":\"x\",\"sig\":\"AAAA\"},";

        assertThat(verify(envelope(key).replace("\"signatures\":[", "\"signatures\":[" + bad)))
                .isEqualTo(PAYLOAD);
    }

    @Test
    void readsUrlSafeBase64AndIgnoresForeignFields() throws Exception {
        String standard = Base64.getEncoder().encodeToString(PAYLOAD);
        String urlSafe = Base64.getUrlEncoder().encodeToString(PAYLOAD);
        assertThat(urlSafe).as("the payload needs the differing symbols").isNotEqualTo(standard);

        String envelope = envelope(key).replace(standard, urlSafe).replaceFirst("\\{", "{\"extra\":{\"a\":[1,2]},");

        assertThat(verify(envelope)).isEqualTo(PAYLOAD);
    }

    /** Some bits of the last symbol of base64 say nothing; then the payload is the same. */
    @Test
    void noFlippedBitOfTheEnvelopeChangesWhatIsBelieved() {
        byte[] good = new DsseSigner(key).sign(TYPE, PAYLOAD);
        int refused = 0;
        for (int i = 0; i < good.length * 8; i++) {
            byte[] bad = good.clone();
            bad[i / 8] ^= (byte) (1 << i % 8);
            try {
                assertThat(verifier.verify(TYPE, bad)).as("bit %d", i).isEqualTo(PAYLOAD);
            } catch (UntrustedStatementException e) {
                refused++;
            }
        }
        // Of 8 bits in each byte of type, payload and signature; only the hint may be changed at will.
        assertThat(refused).isGreaterThan(8 * (good.length - 64 - 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}",
                "{\"payload\":\"\",\"payloadType\":\"t\"}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{}]}",
                "{\"payload\":\"%%\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":7,\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":{\"sig\":\"\"}}",
                "{\"payload\":\"\",\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]}",
                "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[{\"sig\":\"\"}]} x"
            })
    void whatIsNoEnvelopeIsRefusedInASentence(String text) {
        assertThatThrownBy(() -> verifier.verify("t", text.getBytes(UTF_8)))
                .isInstanceOf(UntrustedStatementException.class)
                .hasMessageStartingWith("Not a signed envelope: ");
    }

    @Test
    void deepAndManifoldJsonIsRefused() {
        String deep = "{\"x\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}";
        String many = "{\"payload\":\"\",\"payloadType\":\"t\",\"signatures\":[" + "{\"sig\":\"\"},".repeat(100_000)
                + "{\"sig\":\"\"}]}";

        assertThatThrownBy(() -> verify(deep)).isInstanceOf(UntrustedStatementException.class);
        assertThatThrownBy(() -> verify(many)).hasMessageContaining("at most 16");
    }
}
