package dev.holdfast.cli;

import dev.holdfast.repository.OpenSettings;
import dev.holdfast.repository.Repository;
import dev.holdfast.repository.RepositoryPassword;
import dev.holdfast.repository.check.CheckDepth;
import dev.holdfast.repository.check.CheckReport;
import dev.holdfast.repository.check.Finding;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.secret.Secrets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code holdfast check}. */
@Command(
        name = "check",
        description =
                "Check the structure of a copy: keys, indexes, snapshots, trees; or with --read-data every byte. Exit code 8 if it is damaged.")
final class CheckCommand extends HoldfastCommand {
    @Option(names = "--from", paramLabel = "LOCATION", description = "which copy (default: the plan's first)")
    private @Nullable String from;

    @Option(names = "--read-data", description = "read and verify every byte")
    private boolean readData;

    @Override
    int run(Desk desk) {
        try (Copy copy = desk.options().copy(desk.bench(), desk.plan(), from);
                RepositoryPassword password = new Secrets(desk.bench().environment()).password(desk.plan())) {
            Repository repository = Repository.open(
                    copy.store(), password, OpenSettings.of(desk.bench().random()));
            CheckReport report = repository.check(
                    readData ? CheckDepth.EVERY_BYTE : CheckDepth.STRUCTURE,
                    (done, all) ->
                            desk.bench().progress().report("checked " + (done >> 20) + " of " + (all >> 20) + " MiB"));
            desk.print(document(copy, report), lines(copy, report));
            return report.isHealthy() ? 0 : FailureKind.DAMAGED.exitCode();
        }
    }

    private static Map<String, Object> document(Copy copy, CheckReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("copy", copy.name());
        document.put("healthy", report.isHealthy());
        document.put("snapshots", report.snapshots());
        document.put("trees", report.trees());
        document.put("blobs", report.blobs());
        document.put("packs", report.packs());
        document.put("packBytes", report.packBytes());
        document.put("moreFindings", report.moreFindings());
        document.put(
                "findings",
                report.findings().stream().map(CheckCommand::finding).toList());
        return document;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("severity", finding.severity().name().toLowerCase(Locale.ROOT));
        document.put("kind", finding.kind().name().toLowerCase(Locale.ROOT));
        document.put("file", finding.file().value());
        document.put("what", finding.what());
        document.put("cost", finding.cost());
        document.put("remedy", finding.remedy());
        return document;
    }

    private static List<String> lines(Copy copy, CheckReport report) {
        List<String> lines = new ArrayList<>();
        report.findings()
                .forEach(finding -> lines.add((finding.severity() == Finding.Severity.DAMAGE ? "! " : "· ")
                        + finding.file() + ": " + finding.what() + " " + finding.cost() + " " + finding.remedy()));
        if (report.moreFindings() > 0) {
            lines.add("! and " + report.moreFindings() + " more");
        }
        lines.add("'" + copy.name() + "': " + report.snapshots() + " snapshots, " + report.trees() + " trees, "
                + report.blobs() + " blobs, " + report.packs() + " packs: "
                + (report.isHealthy() ? "no damage found." : "DAMAGED."));
        return lines;
    }
}
