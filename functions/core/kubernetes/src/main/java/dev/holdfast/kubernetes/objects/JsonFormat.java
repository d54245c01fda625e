package dev.holdfast.kubernetes.objects;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * How Jackson is set up for Kubernetes: it reads all that an API server can hold (nested 10,000 deep, strings of the size of an
 * etcd value, numbers with all their digits), and its errors do not quote the content, which may be a Secret.
 */
public final class JsonFormat {
    /** The deepest nesting that Go's decoder takes, and with it every API server. */
    public static final int DEEPEST = 10_000;

    private static final int LONGEST_STRING = 64 << 20;
    private static final int LONGEST_NUMBER = 1 << 20;

    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private JsonFormat() {}

    /** A mapper for trees, with exact numbers; safe for many threads. */
    public static ObjectMapper newMapper() {
        return JsonMapper.builder(FACTORY.copy())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    /** Where and of which kind a failure is, without any of the content. */
    static String reason(IOException failure) {
        JsonLocation location = failure instanceof JsonProcessingException json ? json.getLocation() : null;
        return location == null ? "its JSON cannot be read" : "its JSON breaks at byte " + location.getByteOffset();
    }
}
