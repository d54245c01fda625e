package dev.holdfast.etcd.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.etcd.EtcdException;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DatabaseProperties {
    static final int SIZE = 10 * SampleDatabase.PAGE;

    @Property(tries = 3000)
    void flippedBitsAreFoundOrChangeTheSumOrLieWhereNothingIsRead(
            @ForAll @Size(min = 1, max = 4) List<@IntRange(max = SIZE * 8 - 1) Integer> bits) {
        DatabaseReport sound = SampleDatabase.check(SampleDatabase.sound().bytes(), 4096);
        byte[] bytes = SampleDatabase.sound().bytes();
        bits.forEach(bit -> bytes[bit / 8] ^= (byte) (1 << bit % 8));

        try {
            DatabaseReport report = SampleDatabase.check(bytes, 4096);
            if (report.hash() == sound.hash()) {
                assertThat(report.revision()).isEqualTo(sound.revision());
                assertThat(report.entries()).isEqualTo(sound.entries());
            }
        } catch (EtcdException.Damaged found) {
            assertThat(found).hasMessageNotContaining("null");
        }
    }

    @Property
    void sumsJoinLikeTheBytesThatTheyAreOf(@ForAll byte[] first, @ForAll byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        assertThat(Crc32cJoin.join(sum(first), sum(second), second.length)).isEqualTo(sum(both));
    }

    private static int sum(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
