package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The examples in {@code triggers/cli/README.md}: what a command prints has every field that is documented, of the same type. */
final class DocumentedShape {
    private static final Pattern EXAMPLE = Pattern.compile("## ([^\n]+)\n+```json\n(.*?)\n```", Pattern.DOTALL);

    private DocumentedShape() {}

    /** The root of the whole project: tests run in their module's folder. */
    static Path root() {
        @Nullable Path folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return Objects.requireNonNull(folder);
    }

    private static JsonNode example(String command) {
        try {
            Matcher matcher = EXAMPLE.matcher(Files.readString(root().resolve("triggers/cli/README.md")));
            while (matcher.find()) {
                if (matcher.group(1).equals(command)) {
                    return new JsonMapper().readTree(matcher.group(2));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalArgumentException("Not documented: " + command);
    }

    static void check(String command, JsonNode printed) {
        compare(command, example(command), printed);
    }

    private static void compare(String where, JsonNode example, JsonNode printed) {
        assertThat(printed.getNodeType()).as("%s: %s", where, printed).isEqualTo(example.getNodeType());
        if (example.isArray() && !example.isEmpty() && !printed.isEmpty()) {
            compare(where + "[]", example.get(0), fullest(printed));
        }
        // Of counts by name only those occur that are not zero.
        if (example.isObject() && !where.endsWith(".counts")) {
            for (Map.Entry<String, JsonNode> field : example.properties()) {
                assertThat(printed.has(field.getKey()))
                        .as("%s.%s in %s", where, field.getKey(), printed)
                        .isTrue();
                compare(where + "." + field.getKey(), field.getValue(), printed.get(field.getKey()));
            }
        }
    }

    /** Some fields are left out where there is nothing to say: of several entries the one that says most. */
    private static JsonNode fullest(JsonNode list) {
        return list.valueStream().max(Comparator.comparingInt(JsonNode::size)).orElseThrow();
    }
}
