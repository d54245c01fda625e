package dev.holdfast.stage;

import dev.holdfast.evidence.dsse.DsseSigner;
import dev.holdfast.evidence.dsse.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The secrets of a stage, in files as a cluster mounts them. */
final class Identities {
    static final String PASSWORD = "correct horse battery staple";

    private final Path folder;
    private final SigningKey receipts;
    private final SigningKey evidence;

    Identities(Path folder, SecureRandom random) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.receipts = SigningKey.generate(random);
        this.evidence = SigningKey.generate(random);
        Files.writeString(password(), PASSWORD + "\n");
        Files.writeString(receiptKey(), receipts.toPem());
        Files.writeString(evidenceKey(), evidence.toPem());
    }

    Path password() {
        return folder.resolve("password");
    }

    Path receiptKey() {
        return folder.resolve("receipt-key.pem");
    }

    Path evidenceKey() {
        return folder.resolve("evidence-key.pem");
    }

    String receiptPublicKey() {
        return receipts.publicKey().text();
    }

    String evidencePublicKey() {
        return evidence.publicKey().text();
    }

    DsseSigner receiptSigner() {
        return new DsseSigner(receipts);
    }

    DsseSigner evidenceSigner() {
        return new DsseSigner(evidence);
    }
}
