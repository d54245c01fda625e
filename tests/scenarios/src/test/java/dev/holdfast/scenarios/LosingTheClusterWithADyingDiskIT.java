package dev.holdfast.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster is gone, and one bit of the copy in the folder has flipped: nobody may say that all is well. */
class LosingTheClusterWithADyingDiskIT {
    @TempDir
    Path folder;

    @Test
    void theOtherCopiesRestoreAndTheVerdictNamesTheDamagedOne() throws Exception {
        DemoProcess demo = DemoProcess.run(folder, "--damage", "nas");

        assertThat(demo.status()).as(demo.output()).isEqualTo(1);
        assertThat(demo.output())
                .contains("The 3-2-1-1-0 verdict does NOT hold")
                .containsPattern("! .*data/[0-9a-f]{2}/[0-9a-f]{64}");
    }
}
