package dev.holdfast.steps.restoretest;

import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.repository.receipt.Member;
import dev.holdfast.repository.receipt.Receipt;
import dev.holdfast.steps.copy.ReceiptBook;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a test of a copy tests: the newest run that has all that the plan captures; if none has, the newest snapshot of the objects.
 *
 * @param etcd the receipt of the same run's snapshot of etcd, if the plan captures one and it is here
 */
record TestedRun(ReceiptBook.Entry objects, Optional<ReceiptBook.Entry> etcd) {
    /** Empty if there is no snapshot of the objects. */
    static Optional<TestedRun> newest(BackupPlan plan, ReceiptBook book) {
        Optional<TestedRun> newest = book.newest(Member.OBJECTS).map(entry -> new TestedRun(entry, Optional.empty()));
        return plan.etcd().isEmpty() ? newest : whole(book).or(() -> newest);
    }

    private static Optional<TestedRun> whole(ReceiptBook book) {
        return book.entries().reversed().stream()
                .filter(entry -> entry.receipt().origin().member().equals(Member.OBJECTS) && entry.isUsable())
                .flatMap(objects -> book.find(objects.receipt().origin().run(), Member.ETCD).stream()
                        .filter(ReceiptBook.Entry::isUsable)
                        .map(etcd -> new TestedRun(objects, Optional.of(etcd))))
                .findFirst();
    }

    /** The receipts of all of it. */
    List<Receipt> receipts() {
        return Stream.concat(Stream.of(objects), etcd.stream())
                .map(ReceiptBook.Entry::receipt)
                .toList();
    }
}
