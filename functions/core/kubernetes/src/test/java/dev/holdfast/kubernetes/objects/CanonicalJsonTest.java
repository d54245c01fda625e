package dev.holdfast.kubernetes.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ \"b\" : 1 , \"a\" : [ 1 , 2 ] } | {\"a\":[1,2],\"b\":1}",
                "{\"b\":{\"d\":1,\"c\":2},\"a\":{}} | {\"a\":{},\"b\":{\"c\":2,\"d\":1}}",
                "[{\"b\":1,\"a\":2},{\"d\":[],\"c\":null}] | [{\"a\":2,\"b\":1},{\"c\":null,\"d\":[]}]",
                "{\"a b\":1,\"a\":2,\"ab\":3,\"a!\":4} | {\"a\":2,\"a b\":1,\"a!\":4,\"ab\":3}",
                "[1.0, 1, 1e0, -0, 123456789012345678901234567890, 1E+2] | [1.0,1,1e0,-0,123456789012345678901234567890,1E+2]",
                "\"\\u003ca\\u0026\\/\\u003e\" | \"<a&/>\"",
                "\"\\u0022\\u005c\\u0008\\u000a\\u0001\\u001F\" | \"\\\"\\\\\\b\\n\\u0001\\u001f\"",
                "\"\\u00e9\\u20ac\\ud83d\\ude00\" | \"é€😀\"",
                "\"\\uD83D x \\uDE00\\uD83D\\uD83D\\uDE00\" | \"\\ud83d x \\ude00\\ud83d😀\"",
                "true | true",
                "  null  | null",
            })
    void spellsAValueInOneWay(String json, String canonical) {
        assertThat(new String(CanonicalJson.of(json.getBytes(UTF_8)), UTF_8)).isEqualTo(canonical);
    }

    @Test
    void takesAPieceOutOfABuffer() {
        assertThat(CanonicalJson.of("xx{ }yy".getBytes(UTF_8), 2, 3)).isEqualTo("{}".getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "{]",
                "[}",
                "[1,]",
                "{\"a\":1,}",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "01",
                "-",
                "1.",
                ".5",
                "1e",
                "+1",
                "tru",
                "truex",
                "NaN",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12\"",
                "\"\n\"",
                "{} {}",
                "[1 2]",
                "{\"a\":1 \"b\":2}",
                "]",
                "\"\\",
            })
    void refusesWhatIsNotOneValue(String json) {
        assertThatThrownBy(() -> CanonicalJson.of(json.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\":1,\"a\":1}", "{\"a\":1,\"b\":2,\"\\u0061\":3}", "[{\"x\":{\"k\":1,\"j\":0,\"k\":2}}]"})
    void refusesAMemberThatComesTwice(String json) {
        assertThatThrownBy(() -> CanonicalJson.of(json.getBytes(UTF_8))).isInstanceOf(MalformedJsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c328", "c0af", "e08080", "eda080", "f5808080", "f4908080", "f08080", "80", "ff", "e282"})
    void refusesBytesThatAreNotUtf8(String hex) {
        byte[] bytes = java.util.HexFormat.of().parseHex("22" + hex + "22");

        assertThatThrownBy(() -> CanonicalJson.of(bytes)).isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void goesAsDeepAsAnApiServerAndNoDeeper() {
        String deep = "[".repeat(JsonFormat.DEEPEST) + "]".repeat(JsonFormat.DEEPEST);
        String deepObjects = "{\"a\":".repeat(JsonFormat.DEEPEST) + "1" + "}".repeat(JsonFormat.DEEPEST);

        assertThat(CanonicalJson.of(deep.getBytes(UTF_8))).isEqualTo(deep.getBytes(UTF_8));
        assertThat(CanonicalJson.of(deepObjects.getBytes(UTF_8))).isEqualTo(deepObjects.getBytes(UTF_8));
        assertThatThrownBy(() -> CanonicalJson.of(("[" + deep + "]").getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
        assertThatThrownBy(() -> CanonicalJson.of("[".repeat(5_000_000).getBytes(UTF_8)))
                .isInstanceOf(MalformedJsonException.class);
    }

    @Test
    void aFailureSaysWhereButNeverWhat() {
        byte[] secret = "{\"password\":\"hunter2\",}".getBytes(UTF_8);

        assertThatThrownBy(() -> CanonicalJson.of(secret))
                .hasMessageContaining("byte 22 of 23")
                .hasMessageNotContaining("hunter2");
    }
}
