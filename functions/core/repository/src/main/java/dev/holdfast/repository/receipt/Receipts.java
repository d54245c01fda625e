package dev.holdfast.repository.receipt;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.util.function.Consumer;

/** Writes and reads the receipts of a copy. */
public final class Receipts {
    /** Where receipts lie in a copy. */
    public static final String FOLDER = "receipts/";

    /** The media type under which receipts are signed. */
    public static final String PAYLOAD_TYPE = "application/vnd.holdfast.receipt.v1+json";

    /** The envelope of a receipt of half a million packs, 30 TiB; more would fill the memory of a small pod with junk. */
    static final int MAX_FILE = 64 << 20;

    private Receipts() {}

    /** Where the receipt of that name lies. */
    public static ObjectKey key(Sha256 id) {
        return ObjectKey.of(FOLDER + id.hex());
    }

    /**
     * Signs and stores a receipt.
     *
     * @return its name: the SHA-256 of the envelope
     * @throws dev.holdfast.store.StoreException if the store fails; writing again is harmless
     */
    public static Sha256 write(ObjectStore store, StatementSigner signer, Receipt receipt) {
        byte[] envelope = signer.sign(PAYLOAD_TYPE, ReceiptWriter.write(receipt));
        return new ContentFiles(store, MAX_FILE).write(FOLDER, envelope);
    }

    /**
     * Hands every receipt of a copy to {@code consumer}, in the order of their names, and never more than a few at once: what the
     * consumer keeps is its own affair. A file that somebody covered is read beneath, and that is reported besides. A receipt counts
     * from the moment that its snapshot is there, be it covered.
     */
    public static void read(
            ObjectStore store,
            StatementVerifier verifier,
            ReceiptExpectation expectation,
            Consumer<ReceiptReading> consumer) {
        CommittedSnapshots snapshots = CommittedSnapshots.list(store);
        new ContentFiles(store, MAX_FILE).readAll(FOLDER, file -> {
            switch (file) {
                case ContentFile.Genuine genuine -> {
                    if (genuine.below().isPresent()) {
                        consumer.accept(covered(genuine.key()));
                    }
                    consumer.accept(snapshots.judge(judge(genuine, verifier, expectation)));
                }
                case ContentFile.Damaged(ObjectKey key, String why) ->
                    consumer.accept(new ReceiptReading.Invalid(key, why));
                case ContentFile.Absent _ -> {}
            }
        });
    }

    private static ReceiptReading judge(
            ContentFile.Genuine file, StatementVerifier verifier, ReceiptExpectation expectation) {
        try {
            Receipt receipt = ReceiptReader.read(verifier.verify(PAYLOAD_TYPE, file.bytes()));
            return expectation.judge(file.key(), receipt);
        } catch (UntrustedStatementException e) {
            return new ReceiptReading.Invalid(file.key(), String.valueOf(e.getMessage()));
        }
    }

    private static ReceiptReading covered(ObjectKey file) {
        return new ReceiptReading.Covered(
                file,
                "Another version or a delete marker lies on top of this receipt. We never put one there: somebody tried to"
                        + " hide or replace it. Its genuine version was read.");
    }
}
