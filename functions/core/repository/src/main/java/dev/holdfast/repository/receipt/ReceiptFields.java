package dev.holdfast.repository.receipt;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.repository.format.IndexId;
import dev.holdfast.repository.write.StoredPack;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fields of a receipt while its JSON is being read, in any order; then the receipt, if they make one. */
final class ReceiptFields {
    final Map<String, String> texts = new HashMap<>();
    List<String> reasons = List.of();
    List<String> expected = List.of();
    List<String> indexes = List.of();
    List<StoredPack> packs = List.of();
    SortedMap<String, Long> counts = new TreeMap<>();
    SortedMap<String, Long> leftOut = new TreeMap<>();

    /** @throws IllegalArgumentException if a field is missing or makes no sense */
    Receipt receipt() {
        String version = text("version");
        if (!version.equals(ReceiptReader.VERSION)) {
            throw new IllegalArgumentException("it is of version '" + version + "', and this program knows only "
                    + ReceiptReader.VERSION + "; use a newer Holdfast");
        }
        return new Receipt(
                new Receipt.Origin(
                        PlanRef.parse(text("plan")),
                        new RunId(text("run")),
                        Member.parse(text("member")),
                        text("cluster")),
                new Receipt.Commit(time(text("time")), text("writer")),
                new Receipt.Needs(
                        Sha256.parse(text("config")),
                        Optional.ofNullable(texts.get("snapshot")).map(SnapshotId::parse),
                        indexes.stream().map(IndexId::parse).toList(),
                        packs),
                new Receipt.Contents(expected.stream().map(Member::parse).toList(), counts, leftOut),
                new Outcome(grade(text("outcome")), reasons));
    }

    private String text(String field) {
        String value = texts.get(field);
        if (value == null) {
            throw new IllegalArgumentException("'" + field + "' is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("'time' is no instant: '" + text + "'", e);
        }
    }

    private static Outcome.Grade grade(String text) {
        for (Outcome.Grade grade : Outcome.Grade.values()) {
            if (ReceiptReader.text(grade).equals(text)) {
                return grade;
            }
        }
        throw new IllegalArgumentException("'outcome' is complete, partial or failed, not '" + text + "'");
    }
}
