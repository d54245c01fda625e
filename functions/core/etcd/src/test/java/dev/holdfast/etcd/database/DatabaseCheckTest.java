package dev.holdfast.etcd.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.database.SampleDatabase.Item;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCheckTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 32768, 1 << 20})
    void aSoundDatabaseTellsTheSameHoweverItsBytesCome(int piece) {
        DatabaseReport report = SampleDatabase.check(SampleDatabase.sound().bytes(), piece);

        assertThat(report.revision()).isEqualTo(11);
        assertThat(report.entries()).isEqualTo(7);
        assertThat(report.size()).isEqualTo(10 * SampleDatabase.PAGE);
        assertThat(report.pages()).isEqualTo(new DatabaseReport.Pages(SampleDatabase.PAGE, 9, 1));
        assertThat(report.storageVersion()).contains("3.6.0");
    }

    @Test
    void theSumIsThatOfNamesKeysAndValuesInTheirOrder() {
        CRC32C crc = new CRC32C();
        crc.update("alarmkey".getBytes(StandardCharsets.UTF_8));
        for (Item item : Arrays.asList(
                Item.revision(1, new byte[100]),
                Item.revision(2, new byte[50]),
                Item.revision(3, new byte[2 * SampleDatabase.PAGE + 1000]),
                Item.revision(10, new byte[10]),
                Item.revision(11, new byte[] {1, 2, 3}))) {
            crc.update(item.key());
            crc.update(item.value());
        }
        crc.update("metaconsistent_index12345678storageVersion3.6.0".getBytes(StandardCharsets.UTF_8));

        DatabaseReport report = SampleDatabase.check(SampleDatabase.sound().bytes(), 4096);

        assertThat(report.hash()).isEqualTo((int) crc.getValue());
        assertThat(report.hashText()).isEqualTo(Long.toHexString(crc.getValue()));
    }

    @Test
    void aCompactionTellsTheRevisionWhereTheNewestKeyWasADeletionThatItRemoved() {
        SampleDatabase sample = new SampleDatabase(4);
        byte[] finished = Item.revision(40, new byte[0]).key();
        Item compaction = new Item(0, "finishedCompactRev".getBytes(StandardCharsets.UTF_8), finished);
        sample.leaf(2, Item.bucket("key", 3), Item.inline("meta", compaction));
        sample.leaf(3, Item.revision(38, new byte[1]));

        assertThat(SampleDatabase.check(sample.metas(2, -1, 4).bytes(), 4096).revision())
                .isEqualTo(40);
    }

    @Test
    void bytesBehindTheLastPageDoNotMatterForAFileMayBeLargerThanItsDatabase() {
        byte[] larger = Arrays.copyOf(SampleDatabase.sound().bytes(), 30 * SampleDatabase.PAGE);

        assertThat(SampleDatabase.check(larger, 5000).revision()).isEqualTo(11);
    }

    @Test
    void theSecondMetaPageServesWhereTheFirstIsDamaged() {
        byte[] bytes = SampleDatabase.sound().bytes();
        bytes[20]++;

        assertThat(SampleDatabase.check(bytes, 4096).revision()).isEqualTo(11);
    }

    @Test
    void aCutOffFileSaysHowMuchIsMissing() {
        byte[] cut = Arrays.copyOf(SampleDatabase.sound().bytes(), 9 * SampleDatabase.PAGE);

        assertDamaged(cut, "10 pages of 4096 bytes", "cut off");
    }

    @Test
    void anEmptyFileAndACompressedOneAndAnyOtherAreNamed() {
        assertDamaged(new byte[0], "empty");
        assertDamaged(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd}, "zstd -d");
        assertDamaged("[{\"etcdEvent\":1}]".getBytes(StandardCharsets.UTF_8), "Full-");
        assertDamaged(new byte[100_000], "does not begin like a database");
    }

    @Test
    void aPageThatIsReachedTwiceIsNamed() {
        assertDamaged(SampleDatabase.sound().branch(3, new long[] {4, 4, 8}, new long[] {1, 3, 10}), "Page 4", "twice");
    }

    @Test
    void aTreeThatContainsItselfEnds() {
        assertDamaged(SampleDatabase.sound().branch(3, new long[] {3}, new long[] {1}), "Page 3", "twice");
    }

    @Test
    void aChainWithoutEndEnds() {
        SampleDatabase sample = new SampleDatabase(200).leaf(2, Item.bucket("key", 3));
        for (int page = 3; page < 199; page++) {
            sample.branch(page, new long[] {page + 1}, new long[] {1});
        }
        sample.leaf(199, Item.revision(1, new byte[1]));

        assertDamaged(sample.metas(2, -1, 200), "deeper than any tree");
    }

    @Test
    void aChildThatCannotBeIsNamed() {
        assertDamaged(
                SampleDatabase.sound().branch(3, new long[] {4, 5000, 8}, new long[] {1, 3, 10}),
                "Page 3",
                "cannot be");
        assertDamaged(
                SampleDatabase.sound().branch(3, new long[] {4, -1, 8}, new long[] {1, 3, 10}), "Page 3", "cannot be");
    }

    @Test
    void keysOutOfOrderAreNamedWithinAPageAndBetweenPages() {
        assertDamaged(
                SampleDatabase.sound().leaf(4, Item.revision(2, new byte[1]), Item.revision(1, new byte[1])),
                "Page 4",
                "do not ascend");
        assertDamaged(SampleDatabase.sound().leaf(8, Item.revision(2, new byte[1])), "Page 8", "belong before");
    }

    @Test
    void aSeparatorThatSearchesWouldFollowToTheWrongPageIsNamed() {
        assertDamaged(
                SampleDatabase.sound().branch(3, new long[] {4, 5, 8}, new long[] {1, 3, 12}),
                "Page 8",
                "belong before");
    }

    @Test
    void keysThatAreNoRevisionsAndBucketsInBucketsAreNotOfEtcd() {
        assertDamaged(SampleDatabase.sound().leaf(8, Item.of("zebra", "x")), "no revision");
        assertDamaged(SampleDatabase.sound().leaf(8, Item.bucket("zebra", 4)), "bucket");
    }

    @Test
    void aDatabaseWithoutKeysIsNotOfEtcd() {
        assertDamaged(new SampleDatabase(3).leaf(2, Item.inline("other")).metas(2, -1, 3), "no bucket 'key'");
    }

    @Test
    void absurdCountsAreNamedAndCostNothing() {
        assertDamaged(SampleDatabase.sound().header(4, PageHeader.LEAF, 0xffff, 0), "Page 4", "beyond its end");
        assertDamaged(SampleDatabase.sound().header(4, PageHeader.LEAF, 2, -1), "Page 4", "does not begin like a page");
        assertDamaged(SampleDatabase.sound().metas(2, -1, Integer.MAX_VALUE), "cut off");
        assertDamaged(SampleDatabase.sound().metas(2, -1, Long.MAX_VALUE), "does not begin like a database");
    }

    @Test
    void pagesThatAllClaimTheSameBytesAreGivenUp() {
        int pages = 60_000;
        SampleDatabase sample = new SampleDatabase(pages).leaf(2, Item.inline("key"));
        for (int page = 3; page < pages - 8000; page++) {
            sample.header(page, PageHeader.LEAF, 0, 8000);
        }

        assertDamaged(sample.metas(2, -1, pages), "lie over each other");
    }

    private static void assertDamaged(SampleDatabase sample, String... words) {
        assertDamaged(sample.bytes(), words);
    }

    private static void assertDamaged(byte[] database, String... words) {
        assertThatThrownBy(() -> SampleDatabase.check(database, 10_000))
                .isInstanceOf(EtcdException.Damaged.class)
                .hasMessageContainingAll(words);
    }
}
