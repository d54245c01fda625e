package dev.holdfast.cli;

import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.cost.CostEstimate;
import dev.holdfast.domain.cost.PriceTable;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.Finding;
import dev.holdfast.domain.plan.PlanCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast plan}. */
@Command(name = "plan", description = "Look at a plan before it runs.", subcommands = PlanCommand.Check.class)
final class PlanCommand extends CommandGroup {
    /** {@code holdfast plan check}. */
    @Command(
            name = "check",
            description =
                    "Check a plan with its locations, and reckon requests, bytes and price of each copy per month, by formula.")
    static final class Check extends HoldfastCommand {
        @Option(
                names = "--size",
                defaultValue = "50Mi",
                paramLabel = "SIZE",
                description = "stored bytes of one snapshot (default: 50Mi)")
        private String size = "50Mi";

        @Option(
                names = "--change",
                defaultValue = "2",
                paramLabel = "PERCENT",
                description = "how much of it is new in each run (default: 2)")
        private int changePercent = 2;

        @Override
        int run(Desk desk) {
            List<BackupLocation> locations = desk.bench().resources().locations(desk.plan());
            List<Finding> findings =
                    PlanCheck.check(desk.plan(), locations, desk.bench().clock().instant());
            List<String> lines = new ArrayList<>();
            findings.forEach(finding -> lines.add(finding.severity().name().toLowerCase(Locale.ROOT) + ": "
                    + finding.field() + ": " + finding.text()));
            Map<String, Object> costs = new LinkedHashMap<>();
            MonthlyLoad load = new MonthlyLoad(
                    desk.plan(),
                    ByteSize.parse("--size", size).bytes(),
                    changePercent,
                    desk.bench().clock().instant());
            for (BackupLocation location : locations) {
                CostEstimate estimate = CostEstimate.of(load.of(location), PriceTable.assumedFor(location.provider()));
                costs.put(location.name().value(), estimate.total());
                lines.add("");
                lines.add("'" + location.name() + "' per month, at the prices of " + estimate.prices() + ":");
                estimate.lines()
                        .forEach(line -> lines.add(String.format(
                                Locale.ROOT,
                                "  %-32s %14.1f %-10s %8.2f   %s",
                                line.what(),
                                line.quantity(),
                                line.unit(),
                                line.amount(),
                                line.formula())));
                lines.add(String.format(Locale.ROOT, "  %-32s %25s %8.2f", "in all", "", estimate.total()));
            }
            desk.print(
                    Map.of("findings", findings.stream().map(Finding::toString).toList(), "perMonth", costs), lines);
            return 0;
        }
    }
}
