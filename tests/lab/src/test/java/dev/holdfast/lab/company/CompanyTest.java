package dev.holdfast.lab.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CompanyTest {
    @Test
    void isTheSameInEachRun() {
        assertThat(Company.steps()).isEqualTo(Company.steps());
    }

    @Test
    void aPlaceThatNobodyFillsInIsAMistake() {
        var file = ManifestFile.of("5-batch.yaml");

        assertThatThrownBy(() -> file.manifests(Map.of("namespace", "shop"), new InventedNames()))
                .hasMessageContaining("${app}");
    }
}
