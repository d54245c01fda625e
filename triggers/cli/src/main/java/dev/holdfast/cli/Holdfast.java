package dev.holdfast.cli;

import dev.holdfast.cli.output.Streams;
import dev.holdfast.steps.Version;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.failure.Failures;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** {@code holdfast}: all commands, and what they share. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = Holdfast.WhichVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Kubernetes backups by the 3-2-1 rule that have proven that they restore.",
            "",
            "Plans and places are read from the file of --file. If the cluster is gone, begin with \"Recovering from nothing\" in README.md."
        },
        subcommands = {
            PlanCommand.class,
            RepositoryCommand.class,
            SnapshotCommand.class,
            FireCommand.class,
            ReplicateCommand.class,
            RestoreTestCommand.class,
            VerdictCommand.class,
            SnapshotsCommand.class,
            EtcdCommand.class,
            LsCommand.class,
            DumpCommand.class,
            DiffCommand.class,
            RestoreCommand.class,
            CheckCommand.class,
            LocationCommand.class,
            InstallCommand.class,
            DoctorCommand.class,
            UninstallCommand.class,
            KeyCommand.class,
            CompletionCommand.class
        })
public final class Holdfast {
    @Mixin
    private final SharedOptions options = new SharedOptions();

    private final Streams streams;

    Holdfast(Streams streams) {
        this.streams = streams;
    }

    /** What we call ourselves. */
    static final class WhichVersion implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {Version.WRITER.replace('/', ' ')};
        }
    }

    SharedOptions options() {
        return options;
    }

    /** Runs the command line. */
    public static void main(String[] arguments) {
        System.exit(run(System.getenv(), Streams.ofProcess(), arguments));
    }

    /** Runs the command line with these variables, and answers with the exit code. */
    public static int run(Map<String, String> environment, Streams streams, String... arguments) {
        CommandLine line = commandLine(environment, streams);
        int code;
        try {
            code = line.execute(arguments);
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            code = ((Holdfast) line.getCommand()).explain(e, line);
        }
        return streams.finish(code, FailureKind.UNKNOWN_OUTCOME.exitCode());
    }

    static CommandLine commandLine(Map<String, String> environment, Streams streams) {
        Holdfast holdfast = new Holdfast(streams);
        holdfast.options.prepare(environment, streams);
        CommandLine line = new CommandLine(holdfast)
                .setOut(streams.out())
                .setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8))
                .setColorScheme(Help.defaultColorScheme(Terminal.of(environment).colours()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Holdfast::misunderstood)
                .setExecutionExceptionHandler((thrown, command, _) -> holdfast.explain(thrown, command));
        CommandLine.Model.CommandSpec root = line.getCommandSpec();
        root.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCodes.TABLE);
        return line;
    }

    /** One sentence instead of a page of usage: what was not understood, what may have been meant, and where more stands. */
    private static int misunderstood(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String message = String.valueOf(wrong.getMessage())
                .lines()
                .findFirst()
                .orElse("")
                .replaceAll("[.:]$", "")
                .replaceFirst("^Unmatched arguments? (at|from) index [0-9]+: ", "Unknown command or argument: ");
        List<String> nearest =
                wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String meant = nearest.isEmpty() ? "" : "; did you mean " + String.join(" or ", nearest) + "?";
        command.getErr()
                .println(command.getColorScheme()
                        .errorText("holdfast: " + message + meant + (meant.isEmpty() ? ": '" : " '")
                                + command.getCommandSpec().qualifiedName() + " --help' shows what there is"));
        return FailureKind.BAD_INPUT.exitCode();
    }

    private int explain(Throwable thrown, CommandLine command) {
        Failure failure = Failures.translate(thrown)
                .orElseGet(() -> new Failure(
                        FailureKind.INTERNAL,
                        "Holdfast itself failed: " + thrown + ". Please report it, with the output of --verbose",
                        thrown));
        String.valueOf(failure.getMessage())
                .lines()
                .forEach(line ->
                        command.getErr().println(command.getColorScheme().errorText("holdfast: " + line)));
        if (options.isVerbose()) {
            thrown.printStackTrace(streams.err());
        }
        return failure.kind().exitCode();
    }
}
