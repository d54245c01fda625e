package dev.holdfast.cli;

import dev.holdfast.cli.output.Progress;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command begins with. */
abstract class HoldfastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() {
        SharedOptions options = ((Holdfast) spec.root().userObject()).options();
        try (Progress progress = options.progress()) {
            return run(new Desk(
                    options,
                    options.bench(progress),
                    progress,
                    options.printer(spec.commandLine().getOut())));
        }
    }

    /** Does it, and answers with the exit code. */
    abstract int run(Desk desk);
}
