package dev.holdfast.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {
    private static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @ParameterizedTest
    @ValueSource(strings = {"config", "data/e3/" + DIGEST, "a/b/c/d/e/f/g/h", "..a", "a..", "a/...", "-", "_/.x"})
    void whatStaysInItsFolderIsAKey(String text) {
        assertThat(ObjectKey.of(text)).hasToString(text);
        assertThat(ObjectKey.canBeginWith(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a//b",
                ".",
                "..",
                "../a",
                "a/..",
                "a/../b",
                "a/./b",
                "a/b/c/d/e/f/g/h/i",
                "a b",
                "a\\b",
                "ä",
                "a\n",
                "a\u0000",
                "a%2fb",
                "a:b",
                "~",
                "a*"
            })
    void whatMightLeadOutOrIsWrittenInTwoWaysIsNoKey(String text) {
        assertThat(ObjectKey.isValid(text)).isFalse();
        assertThatThrownBy(() -> ObjectKey.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aSegmentHasAtMost255Characters() {
        assertThat(ObjectKey.isValid("a".repeat(255))).isTrue();
        assertThat(ObjectKey.isValid("a".repeat(256))).isFalse();
        assertThat(ObjectKey.isValid("b/" + "a".repeat(256))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "data/", "a/b/c/d/e/f/g/", "..", "a/.", "dat"})
    void keysMayBeginWith(String prefix) {
        assertThat(ObjectKey.canBeginWith(prefix)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "../", "a//", "./", "a/../", "a/b/c/d/e/f/g/h/", "a b", "ä"})
    void noKeyBeginsWith(String prefix) {
        assertThat(ObjectKey.canBeginWith(prefix)).isFalse();
    }

    @Test
    void onlyADigestInLowerCaseIsAContentName() {
        assertThat(ObjectKey.of("data/e3/" + DIGEST).isContentNamed()).isTrue();
        assertThat(ObjectKey.of("data/e3/" + DIGEST).digest().hex()).isEqualTo(DIGEST);
        assertThat(ObjectKey.of("data/e3/" + DIGEST.toUpperCase(Locale.ROOT)).isContentNamed())
                .isFalse();
        assertThat(ObjectKey.of(DIGEST + "/x").isContentNamed()).isFalse();
        assertThat(ObjectKey.of(DIGEST.substring(1)).isContentNamed()).isFalse();
    }
}
