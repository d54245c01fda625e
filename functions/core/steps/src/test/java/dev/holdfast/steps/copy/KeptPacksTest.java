package dev.holdfast.steps.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.RetentionPolicy;
import dev.holdfast.domain.retention.KeepRules;
import dev.holdfast.repository.format.PackId;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.repository.write.StoredPack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeptPacksTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Member VOLUME = Member.volume("shop", "data");

    private final List<ReceiptBook.Entry> entries = new ArrayList<>();

    @Test
    void whatOnlyALetGoSnapshotNeedsIsNotBuiltUpon() {
        snapshot(3, Member.OBJECTS, "old", "shared");
        snapshot(2, Member.OBJECTS, "older");
        snapshot(1, Member.OBJECTS, "new", "shared");

        assertThat(keptWithLast(1)).isEqualTo(List.of("new", "shared"));
        assertThat(keptWithLast(2)).isEqualTo(List.of("new", "older", "shared"));
        assertThat(keptWithLast(9)).isEqualTo(List.of("new", "old", "older", "shared"));
    }

    @Test
    void aKeptRunKeepsWhatAllItsMembersNeed() {
        snapshot(2, Member.OBJECTS, "old objects");
        snapshot(2, VOLUME, "old volume");
        snapshot(1, Member.OBJECTS, "objects");
        snapshot(1, VOLUME, "volume");

        assertThat(keptWithLast(1)).isEqualTo(List.of("objects", "volume"));
    }

    @Test
    void aRunThatFailedTakesNoSnapshotsPlace() {
        snapshot(2, Member.OBJECTS, "good");
        add(1, Member.OBJECTS, Optional.empty(), new Outcome(Outcome.Grade.FAILED, List.of("the cluster was gone")));

        assertThat(keptWithLast(1)).isEqualTo(List.of("good"));
    }

    private void snapshot(int daysAgo, Member member, String... packs) {
        add(
                daysAgo,
                member,
                Optional.of(new SnapshotId(digest("snapshot " + daysAgo + member))),
                Outcome.COMPLETE,
                packs);
    }

    private void add(int daysAgo, Member member, Optional<SnapshotId> snapshot, Outcome outcome, String... packs) {
        Instant time = NOW.minus(DAY.multipliedBy(daysAgo));
        SortedMap<String, Long> none = new TreeMap<>();
        entries.add(new ReceiptBook.Entry(
                digest("receipt " + daysAgo + member),
                new Receipt(
                        new Receipt.Origin(
                                new PlanRef("shop", "nightly"),
                                RunId.scheduled(time, "shop/nightly"),
                                member,
                                "production"),
                        new Receipt.Commit(time, "holdfast"),
                        new Receipt.Needs(digest("config"), snapshot, List.of(), packs(packs)),
                        new Receipt.Contents(List.of(Member.OBJECTS), none, none),
                        outcome)));
    }

    private static List<StoredPack> packs(String... names) {
        return Stream.of(names)
                .map(name -> new StoredPack(new PackId(digest(name)), 1000))
                .sorted(Comparator.comparing(StoredPack::id))
                .toList();
    }

    private List<String> keptWithLast(int last) {
        RetentionPolicy policy = new RetentionPolicy(last, 0, 0, 0, 0, 0, Optional.empty());
        var kept = KeptPacks.of(
                new ReceiptBook(entries, List.of(), List.of()),
                Member.OBJECTS,
                new KeepRules(policy, ZoneOffset.UTC),
                NOW);
        return Stream.of("new", "old", "older", "shared", "objects", "old objects", "volume", "old volume", "good")
                .filter(name -> kept.contains(new PackId(digest(name))))
                .toList();
    }

    private static Sha256 digest(String of) {
        return Sha256.of(of.getBytes(StandardCharsets.UTF_8));
    }
}
