package dev.holdfast.repository.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that hold the right key and the wrong intentions. */
final class HostileFilesTest {
    private static final ObjectKey FILE = ObjectKey.of("data/00/some");

    private final SecureRandom random = new SecureRandom();
    private final SealingKey key = SealingKey.random(random);
    private final Nonces nonces = new Nonces(random);

    @Test
    void aBlobThatUnpacksToMoreThanItStatesIsRefusedWithoutUnpackingIt() {
        byte[] bomb = Zstd.compress(new byte[16 << 20]);

        assertThatThrownBy(() -> open(bomb, 1000)).isInstanceOf(RepositoryException.Damaged.class);
        assertThatThrownBy(() -> open(bomb, (16 << 20) + 1))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("16777216");
    }

    @Test
    void aBlobThatStatesAnAbsurdSizeIsRefusedBeforeAnythingIsAllocated() {
        byte[] small = Zstd.compress(new byte[10]);

        assertThatThrownBy(() -> open(small, Integer.MAX_VALUE))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("claims to have 2147483647 bytes");
    }

    /** An index may say that a blob takes up a whole GiB: what would be read is refused before there is an array for it. */
    @Test
    void aPlaceThatNoGenuineBlobHasIsRefusedBeforeItIsRead() {
        BlobId id = new BlobId(Sha256.of(new byte[10]));
        BlobOpener opener = new BlobOpener(key);
        BlobOpener.Named data = new BlobOpener.Named(BlobType.DATA, id);
        PackContents.Place largest = new PackContents.Place(0, BlobOpener.LARGEST_DATA + SealingKey.OVERHEAD, 0);
        PackContents.Place packed = new PackContents.Place(0, PackContents.LARGEST_PACK, 10);

        opener.requireGenuine(FILE, largest, data);
        assertThatThrownBy(() -> opener.requireGenuine(FILE, packed, data))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("claims to have 1073741824 bytes");
        assertThatThrownBy(() -> opener.requireGenuine(FILE, packed, new BlobOpener.Named(BlobType.TREE, id)))
                .isInstanceOf(RepositoryException.Damaged.class);
    }

    @Test
    void aBlobThatIsAnotherBlobIsRefused() {
        assertThatThrownBy(() -> open(Zstd.compress(new byte[11]), 11))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("does not match its name");
        assertThatThrownBy(() -> open(new byte[] {1, 2, 3}, 11))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("cannot be decompressed");
    }

    @Test
    void anIndexThatUnpacksWithoutEndIsStopped() throws IOException {
        byte[] zeros = Zstd.compress(new byte[64 << 20]);
        byte[] plain = new byte[1 + zeros.length];
        plain[0] = 2;
        System.arraycopy(zeros, 0, plain, 1, zeros.length);
        try (InputStream unpacked = SealedFile.decode(key, FILE, key.seal(nonces.next(), plain))) {
            InputStream bounded = new BoundedInputStream(unpacked, 1 << 20);

            assertThatThrownBy(bounded::readAllBytes)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("1048576");
        }
    }

    @Test
    void aSealedFileOfNoKindIsRefused() {
        assertThatThrownBy(() -> SealedFile.decode(key, FILE, key.seal(nonces.next(), new byte[0])))
                .isInstanceOf(RepositoryException.Damaged.class);
        assertThatThrownBy(() -> SealedFile.decode(key, FILE, key.seal(nonces.next(), new byte[] {7})))
                .isInstanceOf(RepositoryException.Damaged.class);
        assertThatThrownBy(
                        () -> SealedFile.decode(SealingKey.random(random), FILE, key.seal(nonces.next(), new byte[9])))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("authentication");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"kdf\":\"scrypt\",\"N\":1073741824,\"r\":8,\"p\":1}",
                "{\"kdf\":\"scrypt\",\"N\":65536,\"r\":8,\"p\":2000000000}",
                "{\"kdf\":\"scrypt\",\"N\":65535,\"r\":8,\"p\":1}",
                "{\"kdf\":\"md5\",\"N\":65536,\"r\":8,\"p\":1}",
                "{\"kdf\":\"scrypt\",\"N\":65536,\"r\":8,\"p\":1,\"salt\":\"!\"}"
            })
    void aKeyFileThatAsksForAbsurdWorkOrIsNoneIsRefused(String json) {
        assertThatThrownBy(() -> KeyFile.decode(FILE, json.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageContaining("not a key file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"version\":2,\"id\":\"abc\",\"chunker_polynomial\":\"25b468838dcb75\"}",
                "{\"version\":2,\"id\":\"3fc9b689459d738f8c88a3a48aa9e33542016b7a4052e001aaa536fca74813cb\","
                        + "\"chunker_polynomial\":\"25b468838dcb74\"}",
                "{\"version\":2}",
                "rubbish"
            })
    void aConfigThatCannotBeRightIsRefused(String json) {
        byte[] sealed = key.seal(nonces.next(), json.getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ConfigFile.decode(key, sealed)).isInstanceOf(RepositoryException.Damaged.class);
    }

    @Test
    void anotherVersionIsNotTouched() {
        byte[] sealed = key.seal(nonces.next(), "{\"version\":3}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> ConfigFile.decode(key, sealed))
                .isInstanceOf(RepositoryException.Unsupported.class)
                .hasMessageContaining("version 3");
    }

    @Test
    void whatOpensAKeyFileIsSaidWithoutShowingIt() {
        KeyFile.Maker maker = new KeyFile.Maker("me", "here", Instant.EPOCH);
        KeyFile file = KeyFile.wrap(key, new byte[] {1}, ScryptCost.TRIVIAL, random, maker);

        assertThat(KeyFile.decode(FILE, file.encode()).unwrap(FILE, new byte[] {1}))
                .isPresent();
        assertThat(KeyFile.decode(FILE, file.encode()).unwrap(FILE, new byte[] {2}))
                .isEmpty();
        assertThat(file).hasToString("key file of me@here, 1970-01-01T00:00Z");
    }

    private byte[] open(byte[] body, int stated) {
        byte[] sealed = key.seal(nonces.next(), body);
        PackContents.Place place = new PackContents.Place(0, sealed.length, stated);
        BlobId id = new BlobId(Sha256.of(new byte[10]));
        return new BlobOpener(key).open(FILE, sealed, 0, place, new BlobOpener.Named(BlobType.DATA, id));
    }
}
