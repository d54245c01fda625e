package dev.holdfast.cli;

import dev.holdfast.cli.output.Printer;
import dev.holdfast.cli.output.Progress;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.steps.Workbench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command begins with: the bench, the plan, and a way to print. */
abstract class HoldfastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public final Integer call() {
        SharedOptions options = ((Holdfast) spec.root().userObject()).options();
        try (Progress progress = options.progress()) {
            Workbench bench = options.bench(progress);
            return run(new Desk(
                    options,
                    bench,
                    options.plan(bench),
                    progress,
                    options.printer(spec.commandLine().getOut())));
        }
    }

    /** Does it, and answers with the exit code. */
    abstract int run(Desk desk);

    /**
     * What a command works with.
     *
     * @param options the shared options
     * @param progress to be closed before anything is printed
     */
    record Desk(SharedOptions options, Workbench bench, BackupPlan plan, Progress progress, Printer printer) {
        /** Prints, after the progress line is gone. */
        void print(Object document, java.util.List<String> lines) {
            progress.close();
            printer.print(document, lines);
        }
    }
}
