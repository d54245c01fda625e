package dev.holdfast.steps.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contracts.MemoryObjectStore;
import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.verdict.RunSeen;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.stage.Stage;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdFacts;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RunReadingTest {
    private static final RunId RUN = new RunId(Stage.run(1));
    private static final Instant ENDS = Instant.parse("2027-03-01T00:00:00Z");

    @Test
    void whenTheCertificateForEtcdEndsIsKnownFromTheReceiptOfEtcd() {
        RunSeen with = read(
                entry(Member.OBJECTS, "objects", 9),
                entry(Member.ETCD, EtcdFacts.CERTIFICATE_ENDS, ENDS.getEpochSecond()));
        RunSeen without = read(entry(Member.OBJECTS, "objects", 9), entry(Member.ETCD, "revision", 7));

        assertThat(with.certificateEnds()).contains(ENDS);
        assertThat(with.size().objects()).isEqualTo(9);
        assertThat(without.certificateEnds()).isEmpty();
    }

    private static RunSeen read(ReceiptBook.Entry... entries) {
        PresentFiles files = PresentFiles.read(new MemoryObjectStore(Clock.systemUTC()));
        return RunReading.of(RUN, List.of(entries), files).orElseThrow();
    }

    private static ReceiptBook.Entry entry(Member member, String count, long number) {
        Sha256 id = Sha256.of(count.getBytes(StandardCharsets.US_ASCII));
        SortedMap<String, Long> counts = new TreeMap<>();
        counts.put(count, number);
        return new ReceiptBook.Entry(
                id,
                new Receipt(
                        new Receipt.Origin(Stage.PLAN, RUN, member, "shop"),
                        new Receipt.Commit(Instant.EPOCH, "test"),
                        new Receipt.Needs(id, Optional.of(new SnapshotId(id)), List.of(), List.of()),
                        new Receipt.Contents(List.of(member), counts, new TreeMap<>()),
                        Outcome.COMPLETE));
    }
}
