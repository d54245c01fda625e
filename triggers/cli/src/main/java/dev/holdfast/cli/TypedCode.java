package dev.holdfast.cli;

import dev.holdfast.cli.output.Streams;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.Console;
import java.io.IOException;

/** The code of the escrow sheet, typed at a terminal without being shown, or piped in. */
final class TypedCode {
    private static final int MOST = 1024;

    private TypedCode() {}

    @SuppressWarnings("SystemConsoleNull") // It is null where the console comes from java.base and input is piped in.
    static String ask(Streams streams) {
        Console console = System.console();
        if (console != null && console.isTerminal()) {
            char[] typed = console.readPassword("Code of the escrow sheet: ");
            return typed == null ? "" : new String(typed);
        }
        try {
            // Both lines of the sheet, or one: blanks and line ends do not matter.
            return new String(streams.in().readNBytes(MOST), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Failure(
                    FailureKind.NOT_CONFIGURED,
                    "The escrow code cannot be read from standard input: type it at a terminal, or pipe it in",
                    e);
        }
    }
}
