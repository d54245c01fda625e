package dev.holdfast.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What documents say of the tree is true. */
class DocumentsTest {
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern OUR_PATH =
            Pattern.compile("(?:functions|triggers|knative|terraform|tests)(?:/[A-Za-z0-9._-]+)+/?");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)]+)\\)");
    private static final Pattern EVENT_TYPE = Pattern.compile("dev\\.holdfast\\.[a-z.-]+\\.v1");

    private static final List<Path> DOCUMENTS = documents();

    private static List<Path> documents() {
        List<Path> all = new java.util.ArrayList<>(
                Holdfast.files(".md", "functions", "triggers", "knative", "terraform", "tests"));
        all.add(Holdfast.ROOT.resolve("README.md"));
        return all;
    }

    @Test
    void everyPathInADocumentExists() {
        for (Path document : DOCUMENTS) {
            Matcher code = CODE.matcher(Holdfast.text(document));
            while (code.find()) {
                String said = code.group(1);
                if (OUR_PATH.matcher(said).matches()) {
                    assertThat(Holdfast.ROOT.resolve(said))
                            .as("%s names it", document)
                            .exists();
                }
            }
        }
    }

    @Test
    void everyLinkInADocumentLeadsSomewhere() {
        for (Path document : DOCUMENTS) {
            Matcher link = LINK.matcher(Holdfast.text(document));
            while (link.find()) {
                Path target = document.resolveSibling(link.group(1).replaceAll("#.*", ""));
                assertThat(Files.exists(target))
                        .as("%s links to %s", document, target)
                        .isTrue();
            }
        }
    }

    @Test
    void everyEventTypeInTheYamlIsOneOfOurs() {
        Set<String> known = Holdfast.files("EventType.java", "functions/core/events").stream()
                .flatMap(file -> EVENT_TYPE.matcher(Holdfast.text(file)).results())
                .map(found -> found.group())
                .collect(Collectors.toSet());
        assertThat(known).isNotEmpty();

        for (Path file : Holdfast.files(".yaml", "triggers", "knative")) {
            EVENT_TYPE
                    .matcher(Holdfast.text(file))
                    .results()
                    .forEach(found -> assertThat(known).as("%s uses it", file).contains(found.group()));
        }
    }
}
