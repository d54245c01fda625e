package dev.holdfast.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrinterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "yes",
                "no",
                "null",
                "~",
                "123",
                "1e3",
                "0x1F",
                "010",
                "1_000",
                "12:30:00",
                "2026-11-21",
                ".inf",
                "+1",
                "- a",
                "a: b",
                "# x",
                "two\nlines\n",
                "tab\t",
                "\u0000",
                "Grüß Gott, 你好, 🐚",
                "'",
                "\"",
                "{}",
                "[",
                "&a",
                "*a",
                "!x",
                "%",
                "@",
                "`"
            })
    void aStringStaysAStringInYaml(String text) throws IOException {
        StringWriter out = new StringWriter();

        new Printer(new PrintWriter(out), Format.yaml).print(Map.of("key", text), List.of());

        assertThat(new YAMLMapper().readTree(out.toString()).get("key").textValue())
                .isEqualTo(text);
        // YAML 1.1 and 1.2 read what is in quotes alike, which cannot be said of what is not.
        assertThat(out.toString()).startsWith("key: \"");
    }
}
