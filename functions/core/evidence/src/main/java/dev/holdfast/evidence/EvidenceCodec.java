package dev.holdfast.evidence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.domain.evidence.Evidence;
import dev.holdfast.domain.signing.UntrustedStatementException;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evidence as JSON, version {@code v1}: the record's own shape, digests in hexadecimal, instants and durations in ISO 8601, enums
 * in lower case; what was found of etcd only where there is one. A reader ignores fields that it does not know and refuses a version that it does not know.
 */
final class EvidenceCodec {
    static final String PAYLOAD_TYPE = "application/vnd.holdfast.evidence.v1+json";

    /** Far above the largest that {@code Differences.MAX_LISTED} allows. */
    static final int MAX_BYTES = 4 << 20;

    private static final String VERSION = "v1";
    private static final String EVIDENCE = "evidence";
    private static final String ETCD = "etcd";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(16)
                            .maxNumberLength(20)
                            .maxStringLength(64 << 10)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .addModule(new DomainValues())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .build();

    private record Document(String version, Evidence evidence) {}

    private record VersionOnly(@Nullable String version) {}

    private EvidenceCodec() {}

    static byte[] encode(Evidence evidence) {
        try {
            JsonNode document = JSON.valueToTree(new Document(VERSION, evidence));
            if (evidence.etcd() == null && document.path(EVIDENCE) instanceof ObjectNode fields) {
                fields.remove(ETCD);
            }
            return JSON.writeValueAsBytes(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Evidence could not be written as JSON", e);
        }
    }

    static Evidence decode(byte[] json) throws UntrustedStatementException {
        try {
            String version = JSON.readValue(json, VersionOnly.class).version();
            if (!VERSION.equals(version)) {
                throw new UntrustedStatementException("The evidence is of version '" + version
                        + "', and this program knows only " + VERSION + ". Use a newer Holdfast to judge it.");
            }
            JsonNode document = JSON.readTree(json);
            if (document.path(EVIDENCE) instanceof ObjectNode fields) {
                fields.putIfAbsent(ETCD, NullNode.getInstance());
            }
            return Objects.requireNonNull(
                    JSON.treeToValue(document, Document.class).evidence());
        } catch (IOException | NullPointerException e) {
            throw new UntrustedStatementException("The signed payload is no evidence: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
        return message == null
                ? "a value is missing"
                : message.lines().findFirst().orElse("");
    }
}
