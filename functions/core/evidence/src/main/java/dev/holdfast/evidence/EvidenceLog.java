package dev.holdfast.evidence;

import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.store.ObjectKey;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The evidence that lies beside a copy. It only ever grows: each piece is written once under the digest of its bytes. */
public final class EvidenceLog {
    /** Where evidence lies in a copy. */
    public static final String FOLDER = "evidence/";

    /** An envelope is a third larger than its payload. */
    private static final int MAX_FILE = 2 * EvidenceCodec.MAX_BYTES;

    private EvidenceLog() {}

    /**
     * Signs and stores one piece of evidence.
     *
     * @return its name: the SHA-256 of the envelope
     * @throws dev.holdfast.store.StoreException if the store fails; writing again is harmless
     */
    public static Sha256 write(ObjectStore store, StatementSigner signer, Evidence evidence) {
        byte[] envelope = signer.sign(EvidenceCodec.PAYLOAD_TYPE, EvidenceCodec.encode(evidence));
        return new ContentFiles(store, MAX_FILE).write(FOLDER, envelope);
    }

    /** Hands every piece of evidence of a copy to {@code consumer}, bad ones as findings. */
    public static void read(ObjectStore store, StatementVerifier verifier, Consumer<EvidenceReading> consumer) {
        new ContentFiles(store, MAX_FILE).readAll(FOLDER, file -> {
            switch (file) {
                case ContentFile.Genuine genuine -> {
                    if (genuine.below().isPresent()) {
                        consumer.accept(covered(genuine.key()));
                    }
                    consumer.accept(judge(genuine, verifier));
                }
                case ContentFile.Damaged(ObjectKey key, String why) ->
                    consumer.accept(new EvidenceReading.Invalid(key, why));
                case ContentFile.Absent _ -> {}
            }
        });
    }

    /** As {@link #read}, all at once: evidence is small and there is one piece per test. */
    public static List<EvidenceReading> list(ObjectStore store, StatementVerifier verifier) {
        List<EvidenceReading> all = new ArrayList<>();
        read(store, verifier, all::add);
        return List.copyOf(all);
    }

    private static EvidenceReading judge(ContentFile.Genuine file, StatementVerifier verifier) {
        try {
            byte[] payload = verifier.verify(EvidenceCodec.PAYLOAD_TYPE, file.bytes());
            return new EvidenceReading.Valid(file.digest(), EvidenceCodec.decode(payload));
        } catch (UntrustedStatementException e) {
            return new EvidenceReading.Invalid(file.key(), String.valueOf(e.getMessage()));
        }
    }

    private static EvidenceReading covered(ObjectKey file) {
        return new EvidenceReading.Covered(
                file,
                "Another version or a delete marker lies on top of this evidence. We never put one there: somebody tried to"
                        + " hide or replace it. Its genuine version was read.");
    }
}
