package dev.holdfast.etcd.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.etcd.database.SampleDatabase.Item;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncryptionMarksTest {
    private final EncryptionMarks marks = new EncryptionMarks();

    /** A KeyValue of etcd: key, create revision, mod revision, version, value. */
    private static byte[] keyValue(String key, String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x0a);
        text(bytes, key);
        bytes.writeBytes(new byte[] {0x10, (byte) 0x85, 1, 0x18, (byte) 0x85, 1, 0x20, 1, 0x2a});
        text(bytes, value);
        return bytes.toByteArray();
    }

    private static void text(ByteArrayOutputStream bytes, String text) {
        byte[] content = text.getBytes(StandardCharsets.ISO_8859_1);
        int length = content.length;
        while (length > 0x7f) {
            bytes.write((length & 0x7f) | 0x80);
            length >>>= 7;
        }
        bytes.write(length);
        bytes.writeBytes(content);
    }

    private List<String> found(byte[] value) {
        return marks.names(marks.of(value, 0, value.length));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /registry/secrets/shop/token               | k8s:enc:aescbc:v1:key1:xyz     | secrets: aescbc v1, key key1
            /registry/secrets/shop/token               | k8s:enc:kms:v2:vault:xyz       | secrets: kms v2, plugin vault
            /registry/secrets/shop/token               | k8s:enc:kms:v1:vault:xyz       | secrets: kms v1, plugin vault
            /registry/example.com/widgets/shop/w       | k8s:enc:secretbox:v1:k-2:xyz   | widgets.example.com: secretbox v1, key k-2
            /registry/secrets/shop/token               | k8s:enc:strange                | secrets: an unknown provider
            /registry/secrets/shop/token               | k8s:enc:a b:v1:<i>:xyz         | secrets: a?b v1, key ?i?
            """)
    void itIsSaidWhatIsEncryptedAndByWhom(String key, String value, String said) {
        assertThat(found(keyValue(key, value))).containsExactly(said);
    }

    /** As an EncryptedObject: the data, which key it was, the sealed seed of the data's key, and of which kind that is. */
    private static String byKms(String keyId) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0x0a);
        text(bytes, "x:".repeat(500));
        bytes.write(0x12);
        text(bytes, keyId);
        bytes.write(0x1a);
        text(bytes, "sealed");
        bytes.writeBytes(new byte[] {0x28, 1});
        return "k8s:enc:kms:v2:vault:" + bytes.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void ofAKmsTheKeyIsNamedToo() {
        assertThat(found(keyValue("/registry/secrets/shop/a", byKms("arn:aws:kms:eu-1:1:key/4f-1"))))
                .containsExactly("secrets: kms v2, plugin vault, key arn:aws:kms:eu-1:1:key/4f-1");
        assertThat(found(keyValue("/registry/configmaps/shop/a", byKms("<b>\n"))))
                .containsExactly("configmaps: kms v2, plugin vault, key ?b??");
    }

    @Test
    void whatIsNotEncryptedHasNoMark() {
        assertThat(found(keyValue("/registry/configmaps/shop/prices", "k8s\0...k8s:enc:aescbc:v1:key1:")))
                .isEmpty();
        assertThat(found(keyValue("/registry/configmaps/shop/prices", ""))).isEmpty();
        assertThat(found(new byte[0])).isEmpty();
    }

    @Test
    void whateverTheBytesAreNothingBreaks() {
        Random random = new Random(7);
        byte[] whole = keyValue("/registry/secrets/shop/token", byKms("key1").replace("x:".repeat(500), "x:"));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = whole.clone();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            marks.of(bad, 0, random.nextInt(bad.length + 1));
        }
        assertThat(marks.names(-1)).as("more kinds than are counted").hasSizeLessThanOrEqualTo(Long.SIZE);
    }

    @Test
    void onlyWhatTheTreeReachesCounts() {
        byte[] encrypted = keyValue("/registry/secrets/shop/token", "k8s:enc:aescbc:v1:key1:xyz");
        byte[] stale = keyValue("/registry/secrets/shop/token", "k8s:enc:aescbc:v1:key0:xyz");
        SampleDatabase sample = new SampleDatabase(5);
        sample.leaf(2, Item.bucket("key", 3), Item.inline("meta"));
        sample.leaf(3, Item.revision(38, encrypted), Item.revision(39, new byte[1]));
        sample.leaf(4, Item.revision(37, stale));

        assertThat(SampleDatabase.check(sample.metas(2, -1, 5).bytes(), 4096).encrypted())
                .containsExactly("secrets: aescbc v1, key key1");
    }
}
