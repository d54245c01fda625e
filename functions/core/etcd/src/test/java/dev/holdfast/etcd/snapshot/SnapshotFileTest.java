package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.snapshot.SnapshotFile.Packing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as the tools of others leave them. */
class SnapshotFileTest {
    private static final byte[] CONTENT = content();

    /** Begins as every database does. */
    private static byte[] content() {
        byte[] content = new byte[100_000];
        for (int i = 100; i < content.length; i++) {
            content[i] = (byte) ((i * i) >>> 7);
        }
        return content;
    }

    private static byte[] packed(Packing packing) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = switch (packing) {
            case NONE -> packed;
            case GZIP -> new GZIPOutputStream(packed);
            case ZLIB -> new DeflaterOutputStream(packed);
            case ZIP -> {
                ZipOutputStream archive = new ZipOutputStream(packed);
                archive.putNextEntry(new ZipEntry("snapshots/"));
                archive.putNextEntry(new ZipEntry("snapshots/on-demand-server-0-1753178523"));
                yield archive;
            }
            case LZW -> throw new IllegalArgumentException("Java packs no LZW");
        }) {
            out.write(CONTENT);
        }
        return packed.toByteArray();
    }

    private static byte[] lzw() throws IOException {
        try (InputStream file = SnapshotFileTest.class.getResourceAsStream("packed-by-go.lzw")) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static SnapshotFile.Unpacked open(byte[] file) throws IOException {
        return SnapshotFile.open(new ByteArrayInputStream(file));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LZW")
    void whateverItIsPackedInItIsReadAsWhatItWas(Packing packing) throws IOException {
        SnapshotFile.Unpacked file = open(packed(packing));

        assertThat(file.packing()).isEqualTo(packing);
        assertThat(file.readAllBytes()).isEqualTo(CONTENT);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"LZW", "NONE"})
    void aPackedFileThatIsCutOffIsDamaged(Packing packing) throws IOException {
        byte[] whole = packed(packing);

        for (int length : new int[] {5, 20, whole.length / 2, whole.length / 2 + 1}) {
            assertThatThrownBy(() -> open(Arrays.copyOf(whole, length)).readAllBytes())
                    .isInstanceOf(EtcdException.Damaged.class)
                    .hasMessageContainingAll(packing.toString(), "cut off");
        }
    }

    /** 22,352 bytes, enough for codes of all widths and for one that begins anew, by compress/lzw of Go 1.26. */
    @Test
    void whatGoPacksByLzwIsRead() throws IOException {
        SnapshotFile.Unpacked file = open(lzw());

        assertThat(file.packing()).isEqualTo(Packing.LZW);
        assertThat(Sha256.of(file.readAllBytes()))
                .hasToString("76dbfd39a14b5b7ddc2df5b087110c0c20b386e8594af001ee548c17d232da52");
        assertThatThrownBy(() -> open(Arrays.copyOf(lzw(), 5000)).readAllBytes())
                .isInstanceOf(EtcdException.Damaged.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void lzwThatMeansNothingEndsInAnError() throws IOException {
        byte[] altered = lzw();
        Arrays.fill(altered, 100, 200, (byte) 0xff);

        assertThatThrownBy(() -> open(altered).readAllBytes()).isInstanceOf(EtcdException.Damaged.class);
    }

    @Test
    void anEmptyFileIsAnEmptyFile() throws IOException {
        assertThat(open(new byte[0]).readAllBytes()).isEmpty();
        assertThat(open(new byte[] {0}).readAllBytes()).hasSize(1);
    }
}
