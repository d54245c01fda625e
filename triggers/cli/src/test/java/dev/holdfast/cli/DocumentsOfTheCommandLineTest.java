package dev.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.cli.output.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the documents and the escrow sheet tell people to type is understood. */
class DocumentsOfTheCommandLineTest {
    private static final Pattern TYPED =
            Pattern.compile("(?m)^ *(?:[0-9]\\. +)?(?:\\./)?holdfast +((?!demo|images)[a-z][^#\\n]*)");
    private static final Pattern MENTIONED = Pattern.compile("`(?:\\./)?holdfast ((?!demo|images)[a-z][^`]*)`");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
    /** The command, perhaps its subcommand, its options; and whether a value follows in the next literal. */
    private static final Pattern ADVISED =
            Pattern.compile("\\bholdfast (?!wrapped-)([a-z-]+)(?: ([a-z]+))?((?: --[a-z-]+)*)( $)?");

    private static final Pattern YAML = Pattern.compile("(?s) *```yaml\\n(.*?)\\n *```");

    @TempDir
    Path folder;

    private static List<String> commands(String text) {
        return Stream.of(TYPED, MENTIONED)
                .flatMap(pattern -> pattern.matcher(text).results())
                .map(found -> found.group(1).strip())
                .toList();
    }

    private static void understood(String where, String command) {
        Streams nowhere = new Streams(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream());
        CommandLine.ParseResult parsed = Holdfast.commandLine(Map.of(), nowhere)
                .parseArgs(command.replace("'", "").split(" +"));

        assertThat(parsed.hasSubcommand())
                .as("%s says holdfast %s", where, command)
                .isTrue();
    }

    @Test
    void everyCommandInTheReadmeIsUnderstood() throws IOException {
        List<String> commands = commands(Files.readString(DocumentedShape.root().resolve("README.md")));

        assertThat(commands).hasSizeGreaterThan(12).anyMatch(command -> command.startsWith("restore --escrow"));
        commands.forEach(command -> understood("README.md", command));
    }

    @Test
    void everyCommandOnTheEscrowSheetIsUnderstood() throws IOException {
        List<String> commands = commands(Files.readString(DocumentedShape.root()
                .resolve("functions/core/keys/src/main/resources/dev/holdfast/keys/escrow/sheet.txt")));

        assertThat(commands).hasSize(2);
        commands.forEach(command -> understood("the escrow sheet", command));
    }

    /** Verdict, checks and errors tell people what to run: in literals of the sources. */
    @Test
    void everyCommandThatAMessageAdvisesIsUnderstood() throws IOException {
        List<String> advised;
        try (Stream<Path> sources = Files.walk(DocumentedShape.root().resolve("functions/core"))) {
            advised = sources.filter(file -> file.toString().matches(".*/src/main/.*\\.java"))
                    .flatMap(file -> LITERAL.matcher(read(file)).results())
                    .flatMap(literal -> ADVISED.matcher(literal.group(1)).results())
                    .map(DocumentsOfTheCommandLineTest::command)
                    .distinct()
                    .toList();
        }

        assertThat(advised).contains("restore-test --from nas", "location check nas", "replicate", "repository init");
        advised.forEach(command -> understood("a message", command));
    }

    private static String command(MatchResult advice) {
        Streams nowhere = new Streams(
                new ByteArrayInputStream(new byte[0]), new ByteArrayOutputStream(), new ByteArrayOutputStream());
        CommandLine group = Objects.requireNonNull(
                Holdfast.commandLine(Map.of(), nowhere).getSubcommands().get(advice.group(1)),
                "a message advises what is no command: " + advice.group());
        boolean hasSecond = advice.group(2) != null && group.getSubcommands().containsKey(advice.group(2));
        return advice.group(1)
                + (hasSecond ? " " + advice.group(2) : "")
                + advice.group(3)
                + (advice.group(4) == null ? "" : " nas");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theRecoveryFileOfTheReadmeIsAPlanThatRuns() throws IOException {
        String yaml = YAML.matcher(Files.readString(DocumentedShape.root().resolve("README.md")))
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        String file = yaml.lines().map(line -> line.replaceFirst("^ {3}", "")).collect(Collectors.joining("\n"));
        Files.writeString(folder.resolve("holdfast.yaml"), file);

        Call check = Call.of(
                        Map.of(
                                "HOLDFAST_RESOURCES",
                                folder.resolve("holdfast.yaml").toString()),
                        "plan",
                        "check")
                .worked();

        assertThat(check.out()).contains("Plan holdfast-system/company can run.");
    }
}
