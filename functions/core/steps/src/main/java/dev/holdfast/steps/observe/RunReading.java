package dev.holdfast.steps.observe;

import dev.holdfast.domain.RunId;
import dev.holdfast.domain.verdict.RunSeen;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Outcome;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.copy.ReceiptBook;
import dev.holdfast.steps.etcd.EtcdFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** What the receipts of one run, as a copy holds them, say of the run. */
final class RunReading {
    private RunReading() {}

    /** The run as seen; empty if its objects receipt is not there, for only that one names the members expected. */
    static Optional<RunSeen> of(RunId run, List<ReceiptBook.Entry> entries, PresentFiles files) {
        return entries.stream()
                .filter(entry -> entry.receipt().origin().member().equals(Member.OBJECTS))
                .findFirst()
                .map(objects -> seen(run, objects, entries, files));
    }

    private static RunSeen seen(
            RunId run, ReceiptBook.Entry objects, List<ReceiptBook.Entry> entries, PresentFiles files) {
        Set<Member> expected = new HashSet<>(objects.receipt().contents().expected());
        expected.add(Member.OBJECTS);
        int present = (int) entries.stream()
                .filter(entry -> expected.contains(entry.receipt().origin().member()))
                .filter(entry -> entry.receipt().outcome().grade() == Outcome.Grade.COMPLETE)
                .filter(files::holds)
                .count();
        return new RunSeen(
                run,
                objects.receipt().commit().time(),
                new RunSeen.Members(expected.size(), present),
                size(entries),
                certificateEnds(entries),
                leftOut(entries),
                entries.stream().map(files::flaw).flatMap(Optional::stream).findFirst());
    }

    private static RunSeen.Size size(List<ReceiptBook.Entry> entries) {
        return new RunSeen.Size(sum(entries, "objects"), sum(entries, "bytes"), sum(entries, "bytesAdded"));
    }

    private static long sum(List<ReceiptBook.Entry> entries, String count) {
        return entries.stream()
                .mapToLong(entry -> entry.receipt().contents().counts().getOrDefault(count, 0L))
                .sum();
    }

    private static Optional<Instant> certificateEnds(List<ReceiptBook.Entry> entries) {
        return entries.stream()
                .flatMap(entry ->
                        Optional.ofNullable(entry.receipt().contents().counts().get(EtcdFacts.CERTIFICATE_ENDS))
                                .stream())
                .map(Instant::ofEpochSecond)
                .min(Comparator.naturalOrder());
    }

    private static List<String> leftOut(List<ReceiptBook.Entry> entries) {
        List<String> all = new ArrayList<>();
        for (ReceiptBook.Entry entry : entries) {
            Receipt receipt = entry.receipt();
            SortedMap<String, Long> reasons = receipt.contents().leftOut();
            reasons.forEach((reason, count) -> all.add(count == 0 ? reason : count + " × " + reason));
            all.addAll(receipt.outcome().reasons());
        }
        return all;
    }
}
