package dev.holdfast.evidence;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.holdfast.domain.Sha256;
import dev.holdfast.domain.SnapshotId;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.plan.ProofLevel;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** The domain's values as single JSON values. */
final class DomainValues extends SimpleModule {
    private static final long serialVersionUID = 1L;

    DomainValues() {
        asText(Sha256.class, Sha256::parse);
        asText(SnapshotId.class, SnapshotId::parse);
        asText(PlanRef.class, PlanRef::parse);
        asText(LocationName.class, LocationName::new);
        asText(Instant.class, Instant::parse);
        asText(Duration.class, Duration::parse);
        addSerializer(new LevelWriter());
        addDeserializer(ProofLevel.class, new LevelReader());
    }

    private <T> void asText(Class<T> type, Function<String, T> parse) {
        addSerializer(new TextWriter<>(type));
        addDeserializer(type, new TextReader<>(type, parse));
    }

    private static final class TextWriter<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        TextWriter(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(value.toString());
        }
    }

    private static final class TextReader<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final transient Function<String, T> parse;

        TextReader(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw context.wrongTokenException(json, _valueClass, JsonToken.VALUE_STRING, "not a text");
            }
            try {
                return parse.apply(json.getText());
            } catch (RuntimeException e) {
                throw context.weirdStringException("…", _valueClass, String.valueOf(e.getMessage()));
            }
        }
    }

    private static final class LevelWriter extends StdSerializer<ProofLevel> {
        private static final long serialVersionUID = 1L;

        LevelWriter() {
            super(ProofLevel.class);
        }

        @Override
        public void serialize(ProofLevel level, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeNumber(level.number());
        }
    }

    private static final class LevelReader extends StdDeserializer<ProofLevel> {
        private static final long serialVersionUID = 1L;

        LevelReader() {
            super(ProofLevel.class);
        }

        @Override
        public ProofLevel deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return ProofLevel.of(json.getIntValue());
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException("…", ProofLevel.class, String.valueOf(e.getMessage()));
            }
        }
    }
}
