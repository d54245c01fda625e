package dev.holdfast.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The triggers' files speak of the same types as the code. */
class SubscriptionsTest {
    private static final Path FOLDER = Path.of("../../../triggers/subscriptions");
    private static final Path LIST = Path.of("kustomization.yaml");
    private static final Pattern TYPE = Pattern.compile("type: (\\S+)");

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> !file.endsWith(LIST)).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aTriggerSelectsOneKnownTypeAndSaysSoInItsName(Path file) throws IOException {
        String yaml = Files.readString(file);
        List<String> types =
                TYPE.matcher(yaml).results().map(hit -> hit.group(1)).toList();

        assertThat(types).hasSize(1).isSubsetOf(EventType.all());
        String suffix = "-on-" + EventType.shortName(types.getFirst()).replace('.', '-');
        String name = file.getFileName().toString().replace(".yaml", "");
        assertThat(name).endsWith(suffix);
        assertThat(yaml)
                .contains("  name: " + name + "\n")
                .contains("      name: " + name.substring(0, name.length() - suffix.length()) + "\n")
                .contains("backoffPolicy: exponential", "backoffDelay: PT", "retry: ");
    }

    @Test
    void kustomizeAppliesEachOfThem() throws IOException {
        String list = Files.readString(FOLDER.resolve(LIST));

        assertThat(files()).allSatisfy(file -> assertThat(list).contains("  - " + file.getFileName() + "\n"));
    }

    @Test
    void everyTypeButTheVerdictsOwnWakesSomebody() throws IOException {
        Set<String> heard = new TreeSet<>();
        for (Path file : files()) {
            TYPE.matcher(Files.readString(file)).results().forEach(hit -> heard.add(hit.group(1)));
        }

        Set<String> expected = new TreeSet<>(EventType.all());
        expected.remove(EventType.VERDICT_CHANGED);
        assertThat(heard).isEqualTo(expected);
    }
}
