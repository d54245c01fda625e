package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource({
        "'', namespaces/shop/a.json, true",
        "/, namespaces/shop/a.json, true",
        "namespaces/shop, namespaces/shop/a.json, true",
        "namespaces/shop/, namespaces/shop/a.json, true",
        "./namespaces/shop, namespaces/shop/a.json, true",
        "namespaces/shop, namespaces/shop-2/a.json, false",
        "namespaces/shop/a.json, namespaces/shop/a.json, true",
        "namespaces/*, namespaces/shop/a.json, true",
        "namespaces/*/a.json, namespaces/shop/a.json, true",
        "namespaces/*/a.json, namespaces/shop/x/a.json, false",
        "namespaces/**/a.json, namespaces/shop/x/a.json, true",
        "**/a.json, namespaces/shop/x/a.json, true",
        "**/?.json, namespaces/shop/x/ab.json, false",
        "cluster/a.b/system:x[1].json, cluster/a.b/system:x[1].json, true",
        "cluster/a.b/(x).json, cluster/aXb/(x).json, false"
    })
    void aFolderTakesWhatLiesBelowItAndAStarStaysWithinAName(String pattern, String path, boolean fits) {
        PathPattern compiled = new PathPattern(pattern);

        assertThat(compiled.matches(path)).isEqualTo(fits);
        if (fits) {
            assertThat(path).startsWith(compiled.prefix());
        }
    }
}
