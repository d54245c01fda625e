package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.holdfast.cli.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** One call of the command line in this process: what was typed, what it exited with, and what it wrote where. */
record Call(List<String> typed, int code, String out, String err) {
    static Call of(Map<String, String> environment, String... typed) {
        return typing(environment, "", typed);
    }

    static Call typing(Map<String, String> environment, String input, String... typed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        int code = Holdfast.run(environment, new Streams(in, out, err), typed);
        return new Call(
                List.of(typed), code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** It ended with 0, and had nothing to say beside its result. */
    Call worked() {
        return ended(0);
    }

    /** It ended with this code, having done its work: what it found is its result, and nothing else was said. */
    Call ended(int expected) {
        assertThat(code).as("%s%n%s%s", typed, out, err).isEqualTo(expected);
        assertThat(err).as("standard error of %s", typed).isEmpty();
        assertThat(out).doesNotContain("\u001b", "\r");
        return this;
    }

    /** It ended with this code and one sentence that says all of {@code parts}, without a result and without a stack trace. */
    Call failed(int expected, String... parts) {
        assertThat(code).as("%s%n%s%s", typed, out, err).isEqualTo(expected);
        assertThat(out).as("standard output of %s", typed).isEmpty();
        assertThat(err).startsWith("holdfast: ").contains(parts);
        assertThat(err.lines()).as("one sentence").hasSize(1);
        assertThat(err)
                .doesNotContain("Exception", "\tat ", "\u001b", "null")
                .as("an error of ours")
                .doesNotContain("Holdfast itself failed");
        return this;
    }

    JsonNode json() {
        try {
            return new JsonMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }

    JsonNode yaml() {
        try {
            return new YAMLMapper().readTree(out);
        } catch (IOException e) {
            throw new UncheckedIOException(out, e);
        }
    }
}
