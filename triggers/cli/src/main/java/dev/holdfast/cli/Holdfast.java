package dev.holdfast.cli;

import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

/** {@code holdfast}: all commands, and what they share. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        version = "holdfast 0.1.0",
        description = "Kubernetes backups by the 3-2-1 rule that have proven that they restore.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:done, and what was asked is true",
            " 1:the verdict does not hold, or a check or restore test found something",
            " 2:bad input: command line, plan or event",
            " 3:something that is needed is not configured",
            " 4:a place or cluster cannot be reached",
            " 5:access denied",
            " 6:wrong password or key",
            " 7:no such plan, location, snapshot or object",
            " 8:damaged or forged files",
            " 9:refused by a rule",
            "10:partly done",
            "11:outcome unknown: look before asking again",
            "70:an error of Holdfast itself"
        },
        subcommands = {
            PlanCommand.class,
            SnapshotCommand.class,
            SnapshotsCommand.class,
            LsCommand.class,
            DiffCommand.class,
            DumpCommand.class,
            ReplicateCommand.class,
            RestoreTestCommand.class,
            RestoreCommand.class,
            VerdictCommand.class,
            CheckCommand.class,
            LocationCommand.class,
            RepositoryCommand.class,
            KeyCommand.class,
            CompletionCommand.class
        })
public final class Holdfast {
    @Mixin
    private final SharedOptions options = new SharedOptions();

    Holdfast() {}

    SharedOptions options() {
        return options;
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), arguments));
    }

    /** Runs the command line with these variables, and answers with the exit code. */
    static int run(Map<String, String> environment, String... arguments) {
        Holdfast holdfast = new Holdfast();
        holdfast.options.environment(environment);
        CommandLine line = new CommandLine(holdfast)
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(Holdfast::explain);
        return line.execute(arguments);
    }

    private static int explain(Exception thrown, CommandLine command, ParseResult parsed) {
        Failure failure = Failures.translate(thrown)
                .orElseGet(() -> new Failure(
                        FailureKind.INTERNAL,
                        "Holdfast itself failed: " + thrown + ". Please report it, with the output of --verbose",
                        thrown));
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText("holdfast: " + failure.getMessage()));
        boolean verbose = parsed.originalArgs().contains("--verbose");
        if (verbose) {
            thrown.printStackTrace(err);
        }
        return failure.kind().exitCode();
    }
}
