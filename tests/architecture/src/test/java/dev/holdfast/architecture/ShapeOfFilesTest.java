package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Files that fit into a head, with names that say what is inside. */
class ShapeOfFilesTest {
    private static final int LONGEST = 400;
    private static final int LONG = 250;
    private static final int MEDIAN = 80;
    private static final int FUNCTION = 60;
    private static final Pattern HIDING_NAMES =
            Pattern.compile(".*(Util|Utils|Helper|Helpers|Manager|Impl|Common|Misc)\\.java");

    private static final List<Path> SOURCES = Holdfast.files(".java", "functions", "triggers", "knative", "tests");

    @Test
    void noFileIsLongerThanItsReaderCanHold() {
        assertThat(SOURCES)
                .allSatisfy(
                        file -> assertThat(lines(file)).as("lines of %s", file).isLessThanOrEqualTo(LONGEST));
    }

    @Test
    void mostFilesAreShort() {
        List<Long> lengths =
                SOURCES.stream().map(ShapeOfFilesTest::lines).sorted().toList();

        assertThat(lengths.get(lengths.size() / 2)).as("median").isLessThanOrEqualTo(MEDIAN);
        assertThat(lengths.get(lengths.size() * 9 / 10)).as("nine of ten").isLessThanOrEqualTo(LONG);
    }

    @Test
    void aFunctionIsDecodeCallTell() {
        assertThat(Holdfast.files("Function.java", "functions"))
                .filteredOn(file -> Holdfast.text(file).contains("@Funq"))
                .isNotEmpty()
                .allSatisfy(
                        file -> assertThat(lines(file)).as("lines of %s", file).isLessThan(FUNCTION));
    }

    @Test
    void namesDoNotHide() {
        assertThat(SOURCES)
                .noneMatch(file -> HIDING_NAMES.matcher(file.toString()).matches());
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(SOURCES)
                .filteredOn(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .allSatisfy(folder -> {
                    Path about = folder.resolve("package-info.java");
                    assertThat(about).exists();
                    assertThat(Holdfast.text(about)).contains("/**").contains("@NullMarked");
                });
    }

    @Test
    void onlyTheAgreedThingsStandAtTheTop() throws Exception {
        List<String> agreed = List.of(
                "pom.xml",
                "functions",
                "triggers",
                "knative",
                "terraform",
                "tests",
                "README.md",
                "LICENSE",
                "mvnw",
                "holdfast",
                "target");
        try (var top = Files.list(Holdfast.ROOT)) {
            assertThat(top.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith(".")))
                    .isSubsetOf(agreed);
        }
    }

    private static long lines(Path file) {
        return Holdfast.text(file).lines().count();
    }
}
