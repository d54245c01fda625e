package dev.holdfast.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.holdfast.domain.InvalidFieldException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Payloads in CloudEvents 1.0 and back. Reading is bounded and strict where it matters: a payload is at most 64 KiB, fields that a
 * newer version may have added are ignored, everything else that is wrong is named.
 */
public final class EventCodec {
    /** The largest payload. */
    public static final int MAX_BYTES = 64 << 10;

    private static final String JSON_TYPE = "application/json";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxNumberLength(20)
                            .maxDocumentLength(MAX_BYTES)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, texts -> {
                texts.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                texts.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    private EventCodec() {}

    /**
     * The event that carries {@code payload}.
     *
     * @param source who says it, such as {@code /holdfast/snapshot}
     */
    public static CloudEvent encode(HoldfastEvent payload, URI source, Instant time) {
        CloudEventBuilder event = CloudEventBuilder.v1()
                .withId(payload.id())
                .withType(payload.type())
                .withSource(source)
                .withSubject(payload.plan())
                .withTime(time.atOffset(ZoneOffset.UTC))
                .withData(JSON_TYPE, json(payload));
        payload.runId().ifPresent(run -> event.withExtension("run", run.value()));
        payload.copyName().ifPresent(copy -> event.withExtension("copy", copy.value()));
        return event.build();
    }

    /** The payload alone, as JSON. */
    public static byte[] json(HoldfastEvent payload) {
        try {
            return JSON.writeValueAsBytes(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A payload could not be written as JSON: " + payload.type(), e);
        }
    }

    /**
     * Reads the payload of an event.
     *
     * @throws MalformedEventException if its type is none of ours, or its data is not what its type says
     */
    public static HoldfastEvent decode(CloudEvent event) throws MalformedEventException {
        @Nullable CloudEventData data = event.getData();
        return decode(event.getType(), data == null ? new byte[0] : data.toBytes());
    }

    /**
     * Reads a payload.
     *
     * @throws MalformedEventException if the type is none of ours, or the data is not what its type says
     */
    public static HoldfastEvent decode(String type, byte[] data) throws MalformedEventException {
        HoldfastEvent payload = decode(type, data, payloadClass(type));
        if (!payload.type().equals(type)) {
            throw new MalformedEventException(
                    "The event's type " + type + " and its step disagree; send " + payload.type() + " instead");
        }
        return payload;
    }

    private static <T extends HoldfastEvent> T decode(String type, byte[] data, Class<T> payload)
            throws MalformedEventException {
        if (data.length == 0 || data.length > MAX_BYTES) {
            throw new MalformedEventException("The event " + type + " has " + data.length + " bytes of data; send 1 to "
                    + MAX_BYTES + " bytes of JSON");
        }
        try {
            @Nullable T read = JSON.readValue(data, payload);
            if (read == null) {
                throw new MalformedEventException(
                        "The event " + type + " carries null; send its payload as a JSON object");
            }
            return read;
        } catch (JsonMappingException e) {
            throw new MalformedEventException("The event " + type + " cannot be read: " + why(e) + ".");
        } catch (IOException e) {
            throw new MalformedEventException(
                    "The event " + type + " carries no JSON; send its payload as a JSON object");
        }
    }

    private static String why(JsonMappingException e) {
        if (e.getCause() instanceof InvalidFieldException invalid) {
            return String.valueOf(invalid.getMessage());
        }
        String field = e.getPath().isEmpty()
                ? "data"
                : String.valueOf(e.getPath().getLast().getFieldName());
        return field + ": is missing or not of the kind that this field has";
    }

    private static Class<? extends HoldfastEvent> payloadClass(String type) throws MalformedEventException {
        return switch (type) {
            case EventType.SNAPSHOT_REQUESTED -> SnapshotRequested.class;
            case EventType.ETCD_REQUESTED -> EtcdRequested.class;
            case EventType.SNAPSHOT_TAKEN -> SnapshotTaken.class;
            case EventType.REPLICATION_REQUESTED -> ReplicationRequested.class;
            case EventType.COPY_COMPLETED -> CopyCompleted.class;
            case EventType.RESTORE_TEST_REQUESTED -> RestoreTestRequested.class;
            case EventType.RESTORE_TEST_PASSED -> RestoreTestPassed.class;
            case EventType.RESTORE_TEST_FAILED -> RestoreTestFailed.class;
            case EventType.RESTORE_REQUESTED -> RestoreRequested.class;
            case EventType.RESTORE_COMPLETED -> RestoreCompleted.class;
            case EventType.SNAPSHOT_FAILED,
                    EventType.ETCD_FAILED,
                    EventType.REPLICATION_FAILED,
                    EventType.RESTORE_FAILED -> StepFailed.class;
            case EventType.VERDICT_CHANGED -> VerdictChanged.class;
            default ->
                throw new MalformedEventException("There is no event of type " + InvalidFieldException.quoted(type)
                        + "; the types are " + EventType.all());
        };
    }
}
