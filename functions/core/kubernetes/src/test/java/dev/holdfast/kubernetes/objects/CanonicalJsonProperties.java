package dev.holdfast.kubernetes.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalJsonProperties {
    private static final ObjectMapper JSON = JsonFormat.newMapper();

    @Property
    void keepsTheValue(@ForAll("values") JsonNode value) throws IOException {
        byte[] canonical = CanonicalJson.of(JSON.writeValueAsBytes(value));

        assertThat(JSON.readTree(canonical)).isEqualTo(JSON.readTree(JSON.writeValueAsBytes(value)));
    }

    @Property
    void isTheSameHoweverTheMembersAreOrderedAndSpaced(@ForAll("values") JsonNode value, @ForAll Random random)
            throws JsonProcessingException {
        byte[] plain = JSON.writeValueAsBytes(value);
        byte[] shuffled = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(shuffle(value, random));

        assertThat(CanonicalJson.of(shuffled)).isEqualTo(CanonicalJson.of(plain));
    }

    @Property
    void isTheSameWithAndWithoutEscapes(@ForAll String text) throws JsonProcessingException {
        StringBuilder escaped = new StringBuilder("\"");
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04X", unit)));
        String plain = text.codePoints().anyMatch(c -> c >= 0xd800 && c <= 0xdfff)
                ? escaped + "\"" // a lone surrogate has no UTF-8
                : JSON.writeValueAsString(text);

        assertThat(CanonicalJson.of((escaped + "\"").getBytes(UTF_8)))
                .isEqualTo(CanonicalJson.of(plain.getBytes(UTF_8)));
    }

    @Property
    void isItsOwnCanonicalForm(@ForAll("values") JsonNode value) throws JsonProcessingException {
        byte[] once = CanonicalJson.of(JSON.writeValueAsBytes(value));

        assertThat(CanonicalJson.of(once)).isEqualTo(once);
    }

    @Property
    void anyBytesEitherAreJsonOrAreRefused(@ForAll("nearlyJson") byte[] bytes) {
        try {
            byte[] canonical = CanonicalJson.of(bytes);
            assertThat(CanonicalJson.of(canonical)).isEqualTo(canonical);
        } catch (MalformedJsonException refused) {
            assertThat(refused).hasMessageContaining("at byte");
        }
    }

    @Provide
    Arbitrary<byte[]> nearlyJson() {
        return Arbitraries.of(
                        "{", "}", "[", "]", ",", ":", "\"", "\\", "u00", "1", "-", "e", ".", "true", "null", " ", "é",
                        "\u0001", "\"a\"")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts).getBytes(UTF_8));
    }

    @Provide
    Arbitrary<JsonNode> values() {
        return nested(4);
    }

    private static Arbitrary<JsonNode> nested(int deep) {
        Arbitrary<JsonNode> scalars = Arbitraries.oneOf(
                Arbitraries.strings().map(CanonicalJsonProperties::paired).map(JSON.getNodeFactory()::textNode),
                Arbitraries.longs().map(JSON.getNodeFactory()::numberNode),
                Arbitraries.bigDecimals().map(JSON.getNodeFactory()::numberNode),
                Arbitraries.of(true, false).map(JSON.getNodeFactory()::booleanNode),
                Arbitraries.just(JSON.nullNode()));
        if (deep == 0) {
            return scalars;
        }
        Arbitrary<String> names = Arbitraries.strings().ofMaxLength(6).map(CanonicalJsonProperties::paired);
        return Arbitraries.oneOf(
                scalars,
                nested(deep - 1)
                        .list()
                        .ofMaxSize(5)
                        .map(items -> JSON.createArrayNode().addAll(items)),
                Arbitraries.maps(names, nested(deep - 1))
                        .ofMaxSize(9)
                        .map(all -> JSON.createObjectNode().setAll(all)));
    }

    /** Jackson writes a lone surrogate as a question mark or not at all. */
    private static String paired(String text) {
        return new String(text.getBytes(UTF_8), UTF_8);
    }

    private static JsonNode shuffle(JsonNode node, Random random) {
        if (node instanceof ObjectNode object) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
            Collections.shuffle(members, random);
            ObjectNode shuffled = JSON.createObjectNode();
            members.forEach(member -> shuffled.set(member.getKey(), shuffle(member.getValue(), random)));
            return shuffled;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode shuffled = JSON.createArrayNode();
            array.forEach(item -> shuffled.add(shuffle(item, random)));
            return shuffled;
        }
        return node;
    }
}
