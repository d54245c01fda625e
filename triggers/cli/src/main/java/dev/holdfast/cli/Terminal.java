package dev.holdfast.cli;

import java.util.List;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * Which of our outputs people look at. Java cannot tell for each of them, so the launcher does: {@code HOLDFAST_TERMINAL} holds the words
 * {@code out} and {@code err} for those that are a terminal. Without it nobody looks: no colours, no progress.
 */
record Terminal(boolean out, boolean err, boolean plain) {
    static Terminal of(Map<String, String> environment) {
        List<String> words =
                List.of(environment.getOrDefault("HOLDFAST_TERMINAL", "").split(" ", -1));
        // https://no-color.org
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty() || "dumb".equals(environment.get("TERM"));
        return new Terminal(words.contains("out"), words.contains("err"), plain);
    }

    /** Help goes to one output and errors to the other: colours only if neither ends in a file. */
    Ansi colours() {
        return out && err && !plain ? Ansi.ON : Ansi.OFF;
    }
}
