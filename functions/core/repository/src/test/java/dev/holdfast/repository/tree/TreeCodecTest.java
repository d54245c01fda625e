package dev.holdfast.repository.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.format.BlobId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TreeCodecTest {
    private static final String DIGEST = "3fc9b689459d738f8c88a3a48aa9e33542016b7a4052e001aaa536fca74813cb";

    /** In the words and the order of restic, with a field of the future. */
    private static final String RICH = "{\"nodes\":[{\"name\":\"dir\",\"type\":\"dir\",\"mode\":2147484141,"
            + "\"mtime\":\"2024-02-03T04:05:06.7008+01:00\",\"atime\":\"2024-02-03T04:05:06Z\","
            + "\"ctime\":\"0001-01-01T00:00:00Z\",\"uid\":1000,\"gid\":100,\"user\":\"me\",\"group\":\"users\","
            + "\"inode\":18446744073709551615,\"device_id\":7,\"content\":null,\"subtree\":\"" + DIGEST + "\"},"
            + "{\"name\":\"file\",\"type\":\"file\",\"mode\":420,\"mtime\":\"2024-02-03T04:05:06Z\","
            + "\"atime\":\"2024-02-03T04:05:06Z\",\"ctime\":\"2024-02-03T04:05:06Z\",\"uid\":0,\"gid\":0,"
            + "\"size\":12,\"links\":2,\"extended_attributes\":[{\"name\":\"user.a\",\"value\":\"AA==\"}],"
            + "\"generic_attributes\":{\"windows.x\":1.50},\"content\":[\"" + DIGEST + "\"],"
            + "\"something_new\":[1,{\"a\":null}]},"
            + "{\"name\":\"link\\\\n\",\"type\":\"symlink\",\"mode\":134218239,\"mtime\":\"2024-02-03T04:05:06Z\","
            + "\"atime\":\"2024-02-03T04:05:06Z\",\"ctime\":\"2024-02-03T04:05:06Z\",\"uid\":0,\"gid\":0,"
            + "\"linktarget\":\"\\u003ca\\u0026b\\u003e\",\"linktarget_raw\":\"/w==\",\"content\":null}]}\n";

    @Test
    void everyFieldSurvivesByteForByte() {
        List<Node> nodes = TreeDecoder.decode(bytes(RICH));
        TreeEncoder encoder = new TreeEncoder(nodes.size());
        nodes.forEach(encoder::add);

        assertThat(new String(encoder.finish(), StandardCharsets.UTF_8)).isEqualTo(RICH);
        assertThat(nodes.get(2).name()).isEqualTo(NodeName.of("link\n"));
        assertThat(nodes.get(2).linkTarget()).contains("<a&b>");
        assertThat(nodes.get(0).attributes().identity().inode()).isEqualTo(-1);
    }

    @Test
    void aDirectoryWithoutEntriesIsTheTreeThatResticWrites() {
        byte[] empty = new TreeEncoder(0).finish();

        assertThat(empty).isEqualTo(bytes("{\"nodes\":[]}\n"));
        assertThat(TreeDecoder.decode(empty)).isEmpty();
    }

    @Test
    void nodesOutOfOrderAreNotWritten() {
        TreeEncoder encoder = new TreeEncoder(2);
        encoder.add(file("b"));

        assertThatIllegalArgumentException().isThrownBy(() -> encoder.add(file("a")));
        assertThatIllegalArgumentException().isThrownBy(() -> encoder.add(file("b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "", "a/b", "/etc/passwd", "a\\x00b", "..\\/x"})
    void aNameThatLeadsElsewhereIsRefused(String name) {
        String tree = "{\"nodes\":[{\"name\":\"" + name + "\",\"type\":\"file\",\"content\":[]}]}";

        assertThatIllegalArgumentException().isThrownBy(() -> TreeDecoder.decode(bytes(tree)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"nodes\":[{}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"spaceship\"}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"dir\"}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"file\",\"size\":-1}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"file\",\"size\":1e99}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"file\",\"mtime\":\"yesterday\"}]}",
                "{\"nodes\":[{\"name\":\"a\",\"type\":\"file\",\"content\":[\"abc\"]}]}",
                "{\"nodes\":[]} and more"
            })
    void whatIsNoTreeIsRefused(String tree) {
        assertThatIllegalArgumentException().isThrownBy(() -> TreeDecoder.decode(bytes(tree)));
    }

    @Test
    void nestingWithoutEndIsRefused() {
        String deep = "{\"x\":" + "[".repeat(100_000);

        assertThatIllegalArgumentException().isThrownBy(() -> TreeDecoder.decode(bytes(deep)));
    }

    private static Node file(String name) {
        BlobId blob = new BlobId(Sha256.parse(DIGEST));
        return new Node(
                NodeName.of(name),
                NodeType.FILE,
                NodeAttributes.fixed(0644),
                1,
                List.of(blob),
                Optional.empty(),
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
