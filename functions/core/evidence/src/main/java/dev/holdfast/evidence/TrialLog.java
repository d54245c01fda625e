package dev.holdfast.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.signing.StatementSigner;
import dev.holdfast.domain.signing.StatementVerifier;
import dev.holdfast.domain.signing.UntrustedStatementException;
import dev.holdfast.store.ObjectStore;
import dev.holdfast.store.content.ContentFile;
import dev.holdfast.store.content.ContentFiles;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The deletion trials that lie beside a copy, signed as evidence is. */
public final class TrialLog {
    /** Where they lie in a copy. */
    public static final String FOLDER = "trials/";

    private static final String PAYLOAD_TYPE = "application/vnd.holdfast.deletion-trial.v1+json";
    private static final int MAX_BYTES = 16 * 1024;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new DomainValues())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private TrialLog() {}

    /** Signs and stores one trial. */
    public static Sha256 write(ObjectStore store, StatementSigner signer, DeletionTrial trial) {
        try {
            byte[] envelope = signer.sign(PAYLOAD_TYPE, JSON.writeValueAsBytes(trial));
            return new ContentFiles(store, MAX_BYTES).write(FOLDER, envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A deletion trial could not be written as JSON", e);
        }
    }

    /** The newest genuine trial of a copy; forged ones are passed over, as if they were not there. */
    public static Optional<DeletionTrial> newest(ObjectStore store, StatementVerifier verifier) {
        Stream.Builder<DeletionTrial> genuine = Stream.builder();
        new ContentFiles(store, MAX_BYTES)
                .readAll(FOLDER, file -> read(file, verifier).ifPresent(genuine));
        return genuine.build().max(Comparator.comparing(DeletionTrial::at));
    }

    private static Optional<DeletionTrial> read(ContentFile file, StatementVerifier verifier) {
        if (!(file instanceof ContentFile.Genuine genuine)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(verifier.verify(PAYLOAD_TYPE, genuine.bytes()), DeletionTrial.class));
        } catch (UntrustedStatementException | IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
