package dev.holdfast.cli.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.PrintWriter;
import java.util.List;

/** Prints a result in the wanted format. A result is given twice: as a tree of maps, lists and scalars, and as lines. */
public final class Printer {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            // Every string in quotes: without them 1e3, 0x1F, 12:30 and 2026-11-21 are no strings to one YAML reader or
            // another.
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private final PrintWriter out;
    private final Format format;

    /** A printer to {@code out}. */
    public Printer(PrintWriter out, Format format) {
        this.out = out;
        this.format = format;
    }

    /**
     * Prints a result.
     *
     * @param document maps, lists, strings, numbers and booleans only, or a tree of JSON
     * @param lines the same for people
     */
    public void print(Object document, List<String> lines) {
        switch (format) {
            case text -> lines.forEach(out::println);
            case json -> out.println(write(JSON, document));
            case yaml -> out.print(write(YAML, document));
        }
        out.flush();
    }

    private static String write(ObjectMapper mapper, Object document) {
        try {
            return mapper.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result must be made of maps, lists and scalars", e);
        }
    }
}
