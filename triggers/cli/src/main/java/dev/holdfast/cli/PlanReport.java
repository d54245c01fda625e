package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.ByteSize;
import dev.holdfast.domain.DurationText;
import dev.holdfast.domain.cost.CostEstimate;
import dev.holdfast.domain.cost.CostLine;
import dev.holdfast.domain.cost.PriceTable;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.plan.Finding;
import dev.holdfast.domain.plan.PlanCheck;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is to be said of a plan before it runs.
 *
 * @param copies the plan's locations that there are, each with what it costs in a month
 */
record PlanReport(MonthlyLoad load, List<Finding> findings, Map<BackupLocation, CostEstimate> copies) {
    static PlanReport of(MonthlyLoad load, List<BackupLocation> all) {
        Map<BackupLocation, CostEstimate> copies = new LinkedHashMap<>();
        load.plan()
                .copies()
                .forEach(copy -> all.stream()
                        .filter(location -> location.name().equals(copy.location()))
                        .forEach(location -> copies.put(
                                location,
                                CostEstimate.of(load.of(location), PriceTable.assumedFor(location.provider())))));
        return new PlanReport(load, PlanCheck.check(load.plan(), all, load.now()), copies);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        boolean runs = findings.stream().noneMatch(Finding::isError);
        lines.add("Plan " + load.plan().ref() + (runs ? " can run." : " CANNOT run:"));
        findings.forEach(
                finding -> lines.add("  " + severity(finding) + ": " + finding.field() + " " + finding.text()));
        lines.add(String.format(
                Locale.ROOT,
                "  Assumed: %s a snapshot, %d %% of it new in each of %.0f runs a month, read back by %.1f restore tests of each copy"
                        + " (every %s). Nothing is pruned yet: each copy grows by %s a month.",
                new ByteSize(load.snapshotBytes()).approximate(),
                load.changePercent(),
                load.runs(),
                load.tests(),
                DurationText.format(load.plan().proof().every()),
                new ByteSize((long) (load.added() * load.runs())).approximate()));
        copies.forEach((location, estimate) -> {
            lines.add("");
            lines.add("  '" + location.name() + "' per month, at the prices of " + estimate.prices() + ":");
            table(estimate).lines().forEach(line -> lines.add("    " + line));
        });
        lines.add("");
        return lines;
    }

    private static Table table(CostEstimate estimate) {
        Table table = new Table("", "QUANTITY", "", "PRICE", "FORMULA");
        for (CostLine line : estimate.lines()) {
            String form = line.unit().equals("requests") ? "%.0f" : "%.2f";
            table.row(
                    line.what(),
                    String.format(Locale.ROOT, form, line.quantity()),
                    line.unit(),
                    String.format(Locale.ROOT, "%.4f", line.amount()),
                    line.formula());
        }
        return table.row("in all", "", "", String.format(Locale.ROOT, "%.4f", estimate.total()), "");
    }

    private static String severity(Finding finding) {
        return finding.severity().name().toLowerCase(Locale.ROOT);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("plan", load.plan().ref().toString());
        document.put("runsPerMonth", load.runs());
        document.put("findings", findings.stream().map(PlanReport::document).toList());
        document.put(
                "copies",
                copies.entrySet().stream()
                        .map(copy -> document(copy.getKey(), copy.getValue()))
                        .toList());
        return document;
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", severity(finding));
        document.put("field", finding.field());
        document.put("text", finding.text());
        return document;
    }

    private static Map<String, Object> document(BackupLocation location, CostEstimate estimate) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("location", location.name().value());
        document.put("prices", estimate.prices());
        document.put("total", estimate.total());
        document.put(
                "lines",
                estimate.lines().stream()
                        .map(line -> {
                            Map<String, Object> row = new LinkedHashMap<>();
                            row.put("what", line.what());
                            row.put("quantity", line.quantity());
                            row.put("unit", line.unit());
                            row.put("price", line.amount());
                            row.put("formula", line.formula());
                            return row;
                        })
                        .toList());
        return document;
    }
}
