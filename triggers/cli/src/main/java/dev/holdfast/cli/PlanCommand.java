package dev.holdfast.cli;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.Finding;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast plan}. */
@Command(name = "plan", description = "Look at a plan before it runs.", subcommands = PlanCommand.Check.class)
final class PlanCommand extends CommandGroup {
    /** {@code holdfast plan check}. */
    @Command(
            name = "check",
            description = {
                "Check plans with their locations, and reckon requests, bytes and price of each copy per month, by formula.",
                "Nothing is connected to. Exit code 2 if a plan cannot run; warnings say what will cost the verdict a digit."
            })
    static final class Check extends HoldfastCommand {
        @Option(
                names = "--size",
                defaultValue = "50Mi",
                paramLabel = "SIZE",
                description = "assumed: stored bytes of one snapshot (default: 50Mi)")
        private String size = "50Mi";

        @Option(
                names = "--change",
                defaultValue = "2",
                paramLabel = "PERCENT",
                description = "assumed: how much of it is new in each run (default: 2)")
        private int changePercent = 2;

        @Override
        int run(Desk desk) {
            if (changePercent < 0 || changePercent > 100) {
                throw new Failure(
                        FailureKind.BAD_INPUT, "--change: " + changePercent + " is not a percentage; write 0 to 100");
            }
            long bytes = ByteSize.parse("--size", size).bytes();
            Instant now = desk.bench().clock().instant();
            List<Map<String, Object>> plans = new ArrayList<>();
            List<String> lines = new ArrayList<>();
            boolean good = true;
            for (BackupPlan plan : desk.options().plans()) {
                PlanReport report = PlanReport.of(
                        new MonthlyLoad(plan, bytes, changePercent, now),
                        desk.options().resources().locations());
                plans.add(report.document());
                lines.addAll(report.lines());
                good &= report.findings().stream().noneMatch(Finding::isError);
            }
            desk.print(Map.of("plans", plans), lines);
            return good ? 0 : FailureKind.BAD_INPUT.exitCode();
        }
    }
}
