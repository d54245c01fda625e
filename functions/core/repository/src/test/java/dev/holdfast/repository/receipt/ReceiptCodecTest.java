package dev.holdfast.repository.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.write.StoredPack;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptCodecTest {
    private static final Receipt SAMPLE = SampleReceipts.of(
            SampleReceipts.digest("config"),
            new SnapshotId(SampleReceipts.digest("snapshot")),
            List.of(new IndexId(SampleReceipts.digest("index"))),
            List.of(new StoredPack(new PackId(SampleReceipts.digest("pack")), 67108864)));

    /** Receipts lie in locked buckets for years: this form is read for ever. */
    private static final String GOLDEN = """
            {"version":"v1","plan":"shop/nightly","run":"20260101-115900-3f9a1c","member":"objects",\
            "cluster":"production","time":"2026-01-01T11:59:00Z","writer":"holdfast 0.1.0",\
            "outcome":"complete","reasons":[],"expected":["objects","volume/shop/data"],\
            "counts":{"bytes":3456,"objects":12},"leftOut":{"not in scope":2},\
            "config":"b79606fb3afea5bd1609ed40b622142f1c98125abcfe89a76a661b0e8e343910",\
            "snapshot":"16a0eeb0791b6c92451fd284dd9f599e0a7dbe7f6ebea6e2d2d06c7f74aec112",\
            "indexes":["1bc04b5291c26a46d918139138b992d2de976d6851d0893b0476b85bfbdfc6e6"],\
            "packs":[{"id":"4862f447f2c7f272fa2f4aaf89dadb3b1ac09105bd5864f8d1a0c9452bb0a226","size":67108864}]}""";

    private static Receipt read(String json) throws UntrustedStatementException {
        return ReceiptReader.read(json.getBytes(UTF_8));
    }

    @Test
    void theFormOfVersion1NeverChanges() throws Exception {
        assertThat(new String(ReceiptWriter.write(SAMPLE), UTF_8)).isEqualTo(GOLDEN);
        assertThat(read(GOLDEN)).isEqualTo(SAMPLE);
    }

    @Test
    void aReceiptOfManyPacksComesBack() throws Exception {
        List<StoredPack> packs = IntStream.range(0, 100_000)
                .mapToObj(i -> new StoredPack(new PackId(SampleReceipts.digest("pack " + i)), i + 1L))
                .toList();
        Receipt receipt = SampleReceipts.of(
                SampleReceipts.digest("config"), new SnapshotId(SampleReceipts.digest("s")), List.of(), packs);

        assertThat(ReceiptReader.read(ReceiptWriter.write(receipt))).isEqualTo(receipt);
    }

    @Test
    void aFailedCaptureNamesNoSnapshot() throws Exception {
        Receipt.Needs needs =
                new Receipt.Needs(SampleReceipts.digest("config"), Optional.empty(), List.of(), List.of());
        Receipt failed = new Receipt(
                SAMPLE.origin(),
                SAMPLE.commit(),
                needs,
                SAMPLE.contents(),
                new Outcome(Outcome.Grade.FAILED, List.of("the API server went away")));

        assertThat(ReceiptReader.read(ReceiptWriter.write(failed))).isEqualTo(failed);
    }

    @Test
    void unknownFieldsAreIgnoredAndOrderDoesNotMatter() throws Exception {
        String turned = GOLDEN.replace("\"version\":\"v1\",", "")
                .replaceFirst("}$", ",\"later\":[{\"a\":[1]}],\"version\":\"v1\"}");

        assertThat(read(turned)).isEqualTo(SAMPLE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"version\":\"v1\"|\"version\":\"v2\"",
                "\"version\":\"v1\",|",
                "\"plan\":\"shop/nightly\"|\"plan\":\"../../etc\"",
                "\"plan\":\"shop/nightly\",|",
                "\"run\":\"20260101-115900-3f9a1c\"|\"run\":\"../x\"",
                "\"member\":\"objects\"|\"member\":\"shadow\"",
                "\"time\":\"2026-01-01T11:59:00Z\"|\"time\":\"noon\"",
                "\"outcome\":\"complete\"|\"outcome\":\"partial\"",
                "\"outcome\":\"complete\"|\"outcome\":\"failed\"",
                "\"size\":67108864|\"size\":0",
                "\"size\":67108864|\"size\":1e9",
                "\"size\":67108864|\"size\":99999999999999999999",
                "\"packs\":[|\"packs\":{",
                "\"reasons\":[]|\"reasons\":[7]",
                "\"counts\":{|\"counts\":[{",
                "\"later\"|\"later\""
            })
    void whatMakesNoSenseIsRefused(String part, String replacement) {
        String bad =
                part.contains("later") ? GOLDEN + "x" : GOLDEN.replace(part, replacement == null ? "" : replacement);
        assertThat(bad).isNotEqualTo(GOLDEN);

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(UntrustedStatementException.class)
                .hasMessageStartingWith("The signed payload is no receipt: ");
    }

    @Test
    void namesThatLeaveTheRepositoryAreRefused() {
        String id = SampleReceipts.digest("snapshot").hex();

        assertThatThrownBy(() -> read(GOLDEN.replace(id, "../" + id))).isInstanceOf(UntrustedStatementException.class);
        assertThatThrownBy(() -> read(GOLDEN.replace(id, id.toUpperCase(java.util.Locale.ROOT))))
                .isInstanceOf(UntrustedStatementException.class);
    }
}
