package dev.holdfast.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster and all its data are deleted; three copies are left. */
class LosingTheClusterIT {
    @TempDir
    Path folder;

    @Test
    void everyCopyBringsTheCompanyBackAndTheVerdictHolds() throws Exception {
        DemoProcess demo = DemoProcess.run(folder);

        assertThat(demo.status()).as(demo.output()).isZero();
        assertThat(demo.output())
                .contains("The 3-2-1-1-0 verdict holds")
                .containsPattern("([0-9]+) of \\1 objects in the company's namespaces are what they were")
                .doesNotContain("NOT refused");
    }
}
