package dev.holdfast.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedFileTest {
    @TempDir
    Path folder;

    @Test
    void aFileOfTheLargestSizeIsReadAndOneByteMoreIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "twelve bytes");

        assertThat(BoundedFile.text(file, 12)).isEqualTo("twelve bytes");
        assertThatThrownBy(() -> BoundedFile.bytes(file, 11))
                .isInstanceOf(BoundedFile.TooLargeException.class)
                .hasMessageContaining("file", "11 bytes");
    }

    @Test
    void aFileThatNeverEndsIsRefused() {
        Path endless = Path.of("/dev/zero");
        Assumptions.assumeTrue(Files.exists(endless), "this machine has no /dev/zero");

        assertThatThrownBy(() -> BoundedFile.bytes(endless, 1000)).isInstanceOf(BoundedFile.TooLargeException.class);
    }

    @Test
    void whatIsNoTextIsSaid() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[] {(byte) 0xC3});

        assertThatThrownBy(() -> BoundedFile.text(file, 10)).isInstanceOf(CharacterCodingException.class);
    }
}
