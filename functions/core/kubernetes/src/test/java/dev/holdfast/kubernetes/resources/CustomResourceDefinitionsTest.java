package dev.holdfast.kubernetes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The files in {@code knative/crds} and the shapes that check files are one and the same. */
class CustomResourceDefinitionsTest {
    private static final Path FOLDER = Path.of("../../../knative/crds");
    private static final String REGENERATE =
            "./mvnw -pl functions/core/kubernetes -am test -Dtest=CustomResourceDefinitionsTest "
                    + "-Dsurefire.failIfNoSpecifiedTests=false -Dholdfast.regenerate=true";

    @ParameterizedTest
    @EnumSource(Kind.class)
    void theFileIsWhatTheShapeSays(Kind kind) throws IOException {
        Path file = FOLDER.resolve(kind.plural() + ".yaml");
        String wanted = CustomResourceDefinition.yaml(kind);
        if (Boolean.getBoolean("holdfast.regenerate")) {
            Files.writeString(file, wanted);
        }

        assertThat(file)
                .as("The shape of a %s has changed; run: %s", kind.title(), REGENERATE)
                .content()
                .isEqualTo(wanted);
    }
}
