package dev.holdfast.cli;

import dev.holdfast.cli.output.Printer;
import dev.holdfast.cli.output.Progress;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.steps.Workbench;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a command works with: the shared options, the bench that they make, the plan that is meant, and a way to print. */
final class Desk {
    private final SharedOptions options;
    private final Workbench bench;
    private final Progress progress;
    private final Printer printer;
    private @Nullable BackupPlan plan;

    Desk(SharedOptions options, Workbench bench, Progress progress, Printer printer) {
        this.options = options;
        this.bench = bench;
        this.progress = progress;
        this.printer = printer;
    }

    SharedOptions options() {
        return options;
    }

    Workbench bench() {
        return bench;
    }

    /** The plan that is meant, which can run. */
    BackupPlan plan() {
        if (plan == null) {
            plan = options.plan(bench);
        }
        return plan;
    }

    /** Prints, after the progress line is gone. */
    void print(Object document, List<String> lines) {
        progress.close();
        printer.print(document, lines);
    }
}
