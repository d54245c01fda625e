package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A module whose settings one can hold in one's head. */
class VariablesTest {
    private static final int MOST = 10;
    private static final Pattern VARIABLE = Pattern.compile("(?ms)^variable \"(?<name>\\w+)\" \\{(?<body>.*?)^\\}");

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(Checkout.ORIGINAL.resolve("terraform"))) {
            return all.filter(file -> file.endsWith("variables.tf")).sorted().toList();
        }
    }

    /** Who forgets it must get an error: Terraform would replace a storage account that is locked by one that is not. */
    @ParameterizedTest
    @ValueSource(strings = {"location-azure", "stack", "examples/aws-eks+azure"})
    void whetherAzureIsLockedIsSaidEachTime(String module) throws IOException {
        Path file = Checkout.ORIGINAL.resolve("terraform").resolve(module).resolve("variables.tf");

        assertThat(VARIABLE.matcher(Files.readString(file)).results())
                .filteredOn(variable -> variable.group("name").matches("(azure_)?locked"))
                .singleElement()
                .satisfies(variable -> assertThat(variable.group("body")).doesNotContainPattern("(?m)^  default +="));
    }

    @ParameterizedTest
    @MethodSource("files")
    void thereAreTenAtMostEachTypedAndExplained(Path file) throws IOException {
        List<MatchResult> variables =
                VARIABLE.matcher(Files.readString(file)).results().toList();

        assertThat(variables).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
        assertThat(variables)
                .allSatisfy(variable -> assertThat(variable.group("body"))
                        .as(variable.group("name"))
                        .containsPattern("(?m)^  description = \"")
                        .containsPattern("(?m)^  type +="));
    }
}
