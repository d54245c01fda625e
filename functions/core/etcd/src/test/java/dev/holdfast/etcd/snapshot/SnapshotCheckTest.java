package dev.holdfast.etcd.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.domain.Sha256;
import dev.holdfast.etcd.EtcdException;
import dev.holdfast.etcd.database.SampleDatabase;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotCheckTest {
    private static byte[] withSum(byte[] database) {
        byte[] snapshot = Arrays.copyOf(database, database.length + Sha256.LENGTH);
        Sha256.of(database).copyTo(snapshot, database.length);
        return snapshot;
    }

    private static SnapshotCheck fed(byte[] snapshot, int piece) {
        SnapshotCheck check = new SnapshotCheck();
        for (int at = 0; at < snapshot.length; at += piece) {
            check.accept(snapshot, at, Math.min(piece, snapshot.length - at));
        }
        return check;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 31, 32, 33, 1000, 100_000})
    void aSumBehindTheDatabaseIsFoundHoweverTheBytesCome(int piece) {
        byte[] database = SampleDatabase.sound().bytes();

        VerifiedSnapshot verified = fed(withSum(database), piece).finishStream();

        assertThat(verified.sum()).contains(Sha256.of(database));
        assertThat(verified.size()).isEqualTo(database.length + 32);
        assertThat(verified.database().revision()).isEqualTo(11);
    }

    @Test
    void aMembersOwnFileHasNoSumAndIsSoundToo() {
        assertThat(fed(SampleDatabase.sound().bytes(), 1000).finish().sum()).isEmpty();
    }

    @Test
    void aStreamWithoutItsSumWasCutOff() {
        SnapshotCheck check = fed(SampleDatabase.sound().bytes(), 1000);

        assertThatThrownBy(check::finishStream)
                .isInstanceOf(EtcdException.BrokenStream.class)
                .hasMessageContaining("cut off");
    }

    @Test
    void oneChangedBitIsFoundByTheSum() {
        byte[] snapshot = withSum(SampleDatabase.sound().bytes());
        snapshot[3 * 4096 + 100] ^= 1;

        assertThatThrownBy(fed(snapshot, 1000)::finishStream)
                .isInstanceOf(EtcdException.BrokenStream.class)
                .hasMessageContaining("SHA-256");
        assertThatThrownBy(fed(snapshot, 1000)::finish)
                .isInstanceOf(EtcdException.Damaged.class)
                .hasMessageContaining("SHA-256");
    }

    @Test
    void aFewBytesAreNoSnapshot() {
        assertThatThrownBy(fed(new byte[20], 7)::finish).isInstanceOf(EtcdException.Damaged.class);
        assertThatThrownBy(fed(new byte[32], 7)::finish).isInstanceOf(EtcdException.Damaged.class);
        assertThatThrownBy(new SnapshotCheck()::finish).isInstanceOf(EtcdException.Damaged.class);
    }
}
