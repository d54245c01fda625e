package dev.holdfast.repository.receipt;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.write.StoredPack;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Receipts for tests. */
public final class SampleReceipts {
    public static final Instant TIME = Instant.parse("2026-01-01T11:59:00Z");
    public static final PlanRef PLAN = new PlanRef("shop", "nightly");
    public static final RunId RUN = new RunId("20260101-115900-3f9a1c");

    private SampleReceipts() {}

    public static Sha256 digest(String of) {
        return Sha256.of(of.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /** A complete capture of objects. */
    public static Receipt of(Sha256 config, SnapshotId snapshot, List<IndexId> indexes, List<StoredPack> packs) {
        return new Receipt(
                new Receipt.Origin(PLAN, RUN, Member.OBJECTS, "production"),
                new Receipt.Commit(TIME, "holdfast 0.1.0"),
                new Receipt.Needs(
                        config,
                        Optional.of(snapshot),
                        indexes,
                        packs.stream()
                                .sorted(Comparator.comparing(StoredPack::id))
                                .toList()),
                new Receipt.Contents(
                        List.of(Member.OBJECTS, Member.volume("shop", "data")),
                        new TreeMap<>(Map.of("objects", 12L, "bytes", 3456L)),
                        new TreeMap<>(Map.of("not in scope", 2L))),
                Outcome.COMPLETE);
    }

    /** One that needs nothing but its snapshot. */
    public static Receipt simple() {
        return of(digest("config"), new SnapshotId(digest("snapshot")), List.of(), List.of());
    }

    public static Receipt at(Receipt receipt, Instant time) {
        return new Receipt(
                receipt.origin(),
                new Receipt.Commit(time, receipt.commit().writer()),
                receipt.needs(),
                receipt.contents(),
                receipt.outcome());
    }
}
