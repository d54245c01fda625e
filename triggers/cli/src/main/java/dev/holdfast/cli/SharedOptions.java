package dev.holdfast.cli;

import dev.holdfast.cli.output.Format;
import dev.holdfast.cli.output.Printer;
import dev.holdfast.cli.output.Progress;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.steps.Workbench;
import dev.holdfast.steps.copy.AdapterCopyOpener;
import dev.holdfast.steps.copy.Copy;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.resources.ResourceFolder;
import java.io.Console;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command has, and what they open. */
final class SharedOptions {
    @Option(
            names = {"-f", "--file"},
            scope = ScopeType.INHERIT,
            paramLabel = "PATH",
            description =
                    "file or folder with plans and locations (default: $HOLDFAST_RESOURCES, else ./holdfast.yaml)")
    private @Nullable Path file;

    @Option(
            names = {"-p", "--plan"},
            scope = ScopeType.INHERIT,
            paramLabel = "[NAMESPACE/]PLAN",
            description = "which plan, where there are several")
    private @Nullable String plan;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.text;

    @Option(names = "--kubeconfig", scope = ScopeType.INHERIT, description = "the cluster (default: $KUBECONFIG)")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--broker",
            scope = ScopeType.INHERIT,
            paramLabel = "URL",
            description = "post the event to this broker instead of doing the work here")
    private @Nullable URI broker;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "show the stack trace of an error")
    private boolean verbose;

    private Map<String, String> environment = Map.of();

    void environment(Map<String, String> variables) {
        environment = variables;
    }

    Optional<URI> broker() {
        return Optional.ofNullable(broker);
    }

    Printer printer(PrintWriter out) {
        return new Printer(out, format);
    }

    /** Progress on the terminal, if there is one and people are to read the result. */
    Progress progress() {
        boolean seen = format == Format.text
                && Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent();
        return new Progress(
                System.err, seen ? Progress.Visibility.SHOWN : Progress.Visibility.HIDDEN, Clock.systemUTC());
    }

    Workbench bench(Progress progress) {
        Map<String, String> variables = new HashMap<>(environment);
        if (kubeconfig != null) {
            variables.put("KUBECONFIG", kubeconfig.toString());
        }
        return new Workbench(
                new ResourceFolder(resources(), Clock.systemUTC()),
                new AdapterCopyOpener(variables),
                variables,
                Clock.systemUTC(),
                new SecureRandom(),
                progress::report);
    }

    private Path resources() {
        if (file != null) {
            return file;
        }
        return Path.of(environment.getOrDefault("HOLDFAST_RESOURCES", "holdfast.yaml"));
    }

    /** The plan that is meant: the named one, or the only one. */
    BackupPlan plan(Workbench bench) {
        if (plan != null) {
            String full = plan.contains("/") ? plan : PlanRef.SYSTEM_NAMESPACE + "/" + plan;
            return bench.resources().plan(PlanRef.parse(full));
        }
        List<BackupPlan> all = bench.resources().plans();
        if (all.size() != 1) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    (all.isEmpty() ? "There is no plan in " : "There are several plans in ")
                            + resources()
                            + (all.isEmpty()
                                    ? ": write one, knative/crds/examples shows how"
                                    : ": name one with --plan, of "
                                            + all.stream()
                                                    .map(one -> one.ref().toString())
                                                    .collect(Collectors.joining(", "))));
        }
        return bench.resources().plan(all.getFirst().ref());
    }

    /** The location of one of the plan's copies; the first where none is named. */
    BackupLocation location(Workbench bench, BackupPlan of, @Nullable String name) {
        List<BackupLocation> locations = bench.resources().locations(of);
        if (name == null) {
            return locations.getFirst();
        }
        LocationName wanted = new LocationName(name);
        return locations.stream()
                .filter(location -> location.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "Plan " + of.ref() + " has no copy called " + name + ": it has " + of.copies()));
    }

    /** One of the plan's copies, opened. */
    Copy copy(Workbench bench, BackupPlan of, @Nullable String name) {
        return bench.copies().open(location(bench, of, name), of.ref());
    }

    boolean isVerbose() {
        return verbose;
    }
}
