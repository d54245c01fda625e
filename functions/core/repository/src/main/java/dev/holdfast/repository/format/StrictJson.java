package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that may be hostile: depth, lengths of numbers and strings are bounded, and what has another shape than expected is
 * an {@link IOException} that says so.
 */
public final class StrictJson {
    private static final int DEEPEST = 64;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(64)
                    .maxNameLength(4096)
                    .maxStringLength(16 << 20)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private StrictJson() {}

    /** A parser over bytes at hand. */
    public static JsonParser parser(byte[] bytes) throws IOException {
        return FACTORY.createParser(bytes);
    }

    /** A parser over a stream. */
    public static JsonParser parser(InputStream stream) throws IOException {
        return FACTORY.createParser(stream);
    }

    /** Goes to the next token, which must be {@code expected}. */
    public static void next(JsonParser json, JsonToken expected) throws IOException {
        be(json, json.nextToken(), expected);
    }

    /** The present token must be {@code expected}. */
    public static void current(JsonParser json, JsonToken expected) throws IOException {
        be(json, json.currentToken(), expected);
    }

    private static void be(JsonParser json, @Nullable JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw new IOException("expected " + expected + " at byte "
                    + json.currentTokenLocation().getByteOffset() + ", found " + token);
        }
    }

    /** Whether a further field of the present object follows; then its name is the current one. */
    public static boolean nextField(JsonParser json) throws IOException {
        JsonToken token = json.nextToken();
        if (token == JsonToken.END_OBJECT) {
            return false;
        }
        be(json, token, JsonToken.FIELD_NAME);
        return true;
    }

    /** The next value, a string. */
    public static String nextString(JsonParser json) throws IOException {
        next(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    /** The next value, an integer from 0 to {@code most}. */
    public static long nextCount(JsonParser json, long most) throws IOException {
        next(json, JsonToken.VALUE_NUMBER_INT);
        long value;
        try {
            value = json.getLongValue();
        } catch (IOException e) {
            throw new IOException(
                    "a number is out of range at byte "
                            + json.currentTokenLocation().getByteOffset(),
                    e);
        }
        if (value < 0 || value > most) {
            throw new IOException("a number is out of range: " + value);
        }
        return value;
    }

    /** The next value, an integer of 64 bits without a sign. */
    public static long nextUnsigned(JsonParser json) throws IOException {
        next(json, JsonToken.VALUE_NUMBER_INT);
        try {
            return Long.parseUnsignedLong(json.getText());
        } catch (NumberFormatException e) {
            throw new IOException("a number is out of range: " + json.getText(), e);
        }
    }

    /** The next value, a time as Go writes it. */
    public static OffsetDateTime nextTime(JsonParser json) throws IOException {
        return time(nextString(json));
    }

    /** A time as Go writes it. */
    public static OffsetDateTime time(String text) throws IOException {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            throw new IOException("not a time: '" + text + "'", e);
        }
    }

    /** The next value, 64 hexadecimal digits, into 32 bytes of {@code target}. */
    public static void nextDigest(JsonParser json, byte[] target, int offset) throws IOException {
        next(json, JsonToken.VALUE_STRING);
        digest(json, target, offset);
    }

    /** The present string, 64 hexadecimal digits, into 32 bytes of {@code target}. */
    public static void digest(JsonParser json, byte[] target, int offset) throws IOException {
        char[] text = json.getTextCharacters();
        int start = json.getTextOffset();
        boolean fits = json.getTextLength() == 64;
        for (int i = 0; fits && i < 32; i++) {
            int high = digit(text[start + 2 * i]);
            int low = digit(text[start + 2 * i + 1]);
            fits = (high | low) >= 0;
            target[offset + i] = (byte) (high << 4 | low);
        }
        if (!fits) {
            throw new IOException("not an id of 64 hexadecimal digits at byte "
                    + json.currentTokenLocation().getByteOffset());
        }
    }

    private static int digit(char c) {
        return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    }

    /** The next value as it stands in {@code source}, whatever it is; the parser must have been made over {@code source}. */
    public static String nextRaw(JsonParser json, byte[] source) throws IOException {
        json.nextToken();
        long start = json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        json.finishToken();
        long end = json.currentLocation().getByteOffset();
        return new String(source, (int) start, (int) (end - start), StandardCharsets.UTF_8).strip();
    }

    /** Whether the next value is {@code null}; if not, the parser stands on it. */
    public static boolean nextIsNull(JsonParser json) throws IOException {
        return json.nextToken() == JsonToken.VALUE_NULL;
    }

    /** Nothing but white space may follow. */
    public static void end(JsonParser json) throws IOException {
        JsonToken more = json.nextToken();
        if (more != null) {
            throw new IOException("something follows the JSON: " + more);
        }
    }
}
