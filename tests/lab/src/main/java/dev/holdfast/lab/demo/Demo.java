package dev.holdfast.lab.demo;

import java.io.Console;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** {@code ./holdfast demo [--keep] [--damage nas] [--folder FOLDER]}. Exit status 0 only if the verdict holds. */
public final class Demo {
    private static final String USAGE = """
            Usage: holdfast demo [--keep] [--damage nas] [--folder FOLDER]
              --keep           leave everything running at the end, and say how to play with it
              --damage nas     damage the copy in the folder after the cluster is lost: the verdict must notice
              --folder FOLDER  where to keep the copies (default: a new temporary folder)
            """;

    private Demo() {}

    /** Runs it. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            out.print(USAGE);
            return 0;
        }
        try {
            DemoOptions options = DemoOptions.parse(arguments);
            Path home = Path.of(System.getProperty("holdfast.home", "."));
            Path folder = options.folder().isPresent()
                    ? Files.createDirectories(options.folder().get().toAbsolutePath())
                    : Files.createTempDirectory("holdfast-demo-");
            Narrator narrator = new Narrator(
                    out,
                    Optional.ofNullable(System.console())
                            .filter(Console::isTerminal)
                            .isPresent());
            return new DemoRun(home, folder, options, narrator).run() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.print(USAGE);
            return 2;
        } catch (Exception e) {
            System.err.println("The demo could not go on: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
            if (arguments.contains("--verbose")) {
                e.printStackTrace();
            }
            return 3;
        }
    }
}
