package dev.holdfast.repository.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.store.ObjectKey;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IndexFileTest {
    private static final ObjectKey FILE = ObjectKey.of("index/some");
    private static final String ID = "3fc9b689459d738f8c88a3a48aa9e33542016b7a4052e001aaa536fca74813cb";

    /** The example of restic's design document, shortened, with fields that are not ours. */
    private static final String EXAMPLE = "{\"supersedes\":[\"" + ID + "\"],\"packs\":[{\"blobs\":[{\"id\":\"" + ID
            + "\",\"type\":\"data\",\"offset\":38,\"length\":112,\"uncompressed_length\":511,\"new\":{\"a\":[1]}},{\"id\":\""
            + ID + "\",\"type\":\"tree\",\"offset\":150,\"length\":123}],\"id\":\"" + ID + "\",\"x\":null}]}";

    @Test
    void readsTheExampleWhateverTheOrderOfItsFields() {
        Map<PackId, PackContents> packs = decode(EXAMPLE);

        assertThat(packs).containsOnlyKeys(PackId.parse(ID));
        PackContents contents = packs.values().iterator().next();
        assertThat(contents.size()).isEqualTo(2);
        assertThat(contents.place(0)).isEqualTo(new PackContents.Place(38, 112, 511));
        assertThat(contents.type(0)).isEqualTo(BlobType.DATA);
        assertThat(contents.id(0)).hasToString(ID);
        assertThat(contents.place(1)).isEqualTo(new PackContents.Place(150, 123, 0));
        assertThat(contents.type(1)).isEqualTo(BlobType.TREE);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Map<PackId, PackContents> packs = new LinkedHashMap<>();
        for (int i = 0; i < 30; i++) {
            PackContents contents = new PackContents();
            for (int blob = 0; blob <= i; blob++) {
                byte[] id = Sha256.of(new byte[] {(byte) i, (byte) blob}).bytes();
                contents.add(BlobType.DATA, id, 0, new PackContents.Place(blob * 100, 100, blob));
            }
            packs.put(new PackId(Sha256.of(new byte[] {(byte) i})), contents);
        }

        Map<PackId, PackContents> read = decode(new String(IndexFile.encode(packs), StandardCharsets.UTF_8));

        assertThat(read.keySet()).isEqualTo(packs.keySet());
        List<PackContents> back = List.copyOf(read.values());
        List<PackContents> written = List.copyOf(packs.values());
        for (int i = 0; i < written.size(); i++) {
            assertThat(back.get(i).sameAs(written.get(i))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "null",
                "{\"packs\":1}",
                "{\"packs\":[{\"blobs\":[]}]}",
                "{\"packs\":[{\"id\":\"abc\"}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{}]}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{\"id\":\"" + ID
                        + "\",\"type\":\"data\",\"offset\":-1,\"length\":50}]}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{\"id\":\"" + ID
                        + "\",\"type\":\"data\",\"offset\":2147483647,\"length\":50}]}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{\"id\":\"" + ID
                        + "\",\"type\":\"data\",\"offset\":99999999999999999999,\"length\":50}]}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{\"id\":\"" + ID
                        + "\",\"type\":\"data\",\"offset\":0,\"length\":31}]}]}",
                "{\"packs\":[{\"id\":\"" + ID + "\",\"blobs\":[{\"id\":\"" + ID
                        + "\",\"type\":\"secret\",\"offset\":0,\"length\":50}]}]}",
                "{\"packs\":[]} {}"
            })
    void whatIsNoIndexIsDamage(String json) {
        assertThatThrownBy(() -> decode(json))
                .isInstanceOf(RepositoryException.Damaged.class)
                .hasMessageStartingWith(FILE.value());
    }

    private static Map<PackId, PackContents> decode(String json) {
        Map<PackId, PackContents> packs = new LinkedHashMap<>();
        IndexFile.decode(FILE, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), packs::put);
        return packs;
    }
}
