package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process of its own, by the launcher. */
class LauncherIT {
    private static final Path ROOT = DocumentedShape.root();

    @TempDir
    Path folder;

    private Installation installation;

    @BeforeEach
    void install() {
        assumeTrue(
                Files.isDirectory(ROOT.resolve("triggers/cli/target/lib")),
                "The libraries do not lie beside the classes: ./mvnw package puts them there");
        installation = new Installation(folder);
        installation.plan(Map.of("nas", installation.atNas()));
    }

    /** What a shell did, and what it and its children said. */
    private record Ended(int code, String out, String err) {}

    private Ended shell(String script) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", script);
        shell.environment().putAll(installation.environment());
        shell.environment()
                .putAll(Map.of(
                        "HOLDFAST_NO_BUILD", "yes",
                        "JAVA_HOME", System.getProperty("java.home"),
                        "holdfast", ROOT.resolve("holdfast").toString(),
                        "folder", folder.toString()));
        Process process = shell.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(new File("/dev/null"))
                .start();
        int code = process.waitFor();
        return new Ended(code, Files.readString(out), Files.readString(err));
    }

    @Test
    void resultsGoToOneOutputAndErrorsToTheOther() throws Exception {
        Ended help = shell("$holdfast --help");
        Ended missing = shell("$holdfast snapshots");

        assertThat(help.code()).as(help.err()).isZero();
        assertThat(help.out()).contains("Exit codes:").doesNotContain("\u001b", "\r");
        assertThat(help.err()).isEmpty();
        assertThat(missing.code()).isEqualTo(7);
        assertThat(missing.out()).isEmpty();
        assertThat(missing.err()).startsWith("holdfast: There is no repository").doesNotContain("\u001b", "\tat ");
        assertThat(shell("$holdfast --verbose snapshots").err()).contains("\tat dev.holdfast.");
    }

    @Test
    void aReaderThatGoesAwayIsNoMistakeAndAFullDiskIsOne() throws Exception {
        Ended gone = shell("set -o pipefail; { sleep 0.2; $holdfast --help; } | true");
        Ended full = shell("$holdfast plan check > /dev/full");

        assertThat(gone.code()).as(gone.err()).isEqualTo(141);
        assertThat(gone.err()).isEmpty();
        assertThat(full.code()).isEqualTo(11);
        assertThat(full.err()).contains("could not be written to standard output");
    }

    @Test
    void theCompletionScriptIsBashAndCompletes() throws Exception {
        Ended syntax = shell("$holdfast completion > $folder/c.bash && bash -n $folder/c.bash");
        assertThat(syntax.code()).as(syntax.err()).isZero();

        assertThat(completed("holdfast", "resto")).contains("restore", "restore-test");
        assertThat(completed("holdfast", "restore", "--map")).contains("--map-namespace");
        assertThat(completed("holdfast", "key", "")).contains("escrow");
        assertThat(completed("holdfast", "ls", "-o", "")).contains("json", "yaml");
    }

    private List<String> completed(String... words) throws Exception {
        Ended ended = shell("source $folder/c.bash; COMP_WORDS=('" + String.join("' '", words) + "'); COMP_CWORD="
                + (words.length - 1) + """
                ; COMP_LINE="${COMP_WORDS[*]}"; COMP_POINT=${#COMP_LINE}
                _complete_holdfast
                printf '%s\\n' "${COMPREPLY[@]}"
                """);
        assertThat(ended.code()).as(ended.err()).isZero();
        return ended.out().lines().map(String::strip).toList();
    }

    @Test
    void theEscrowCodeIsReadFromStandardInput() throws Exception {
        Ended init = shell("$holdfast repository init && $holdfast key escrow > $folder/sheet");
        assertThat(init.code()).as(init.err()).isZero();
        Files.delete(installation.password());

        Ended check = shell("grep -E '^ +[0-9A-Z]{5} - ' $folder/sheet | $holdfast check --escrow");

        assertThat(check.code()).as(check.err()).isZero();
        assertThat(check.out()).contains("no damage found");
    }
}
