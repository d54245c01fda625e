package dev.holdfast.cli;

import dev.holdfast.cli.output.Format;
import dev.holdfast.cli.output.Printer;
import dev.holdfast.cli.output.Progress;
import dev.holdfast.cli.output.Streams;
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
import dev.holdfast.steps.secret.Secrets;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            description = "which plan, where there are several (default namespace: holdfast-system)")
    private @Nullable String plan;

    @Option(
            names = {"-o", "--output"},
            scope = ScopeType.INHERIT,
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text)")
    private Format format = Format.text;

    @Option(
            names = "--kubeconfig",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "the cluster to read from, or to restore into (default: $KUBECONFIG)")
    private @Nullable Path kubeconfig;

    @Option(
            names = "--escrow",
            scope = ScopeType.INHERIT,
            description =
                    "open with the code of the escrow sheet instead of the password; it is asked for, or read from standard input")
    private boolean escrow;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "show the stack trace of an error")
    private boolean verbose;

    private Map<String, String> environment = Map.of();
    private @Nullable Streams streams;

    void prepare(Map<String, String> variables, Streams ours) {
        environment = variables;
        streams = ours;
    }

    Printer printer(PrintWriter out) {
        return new Printer(out, format);
    }

    /** Progress, if somebody looks. */
    Progress progress() {
        boolean seen = Terminal.of(environment).err();
        return new Progress(
                streams().err(), seen ? Progress.Visibility.SHOWN : Progress.Visibility.HIDDEN, Clock.systemUTC());
    }

    private Streams streams() {
        return java.util.Objects.requireNonNull(streams, "prepare comes first");
    }

    Workbench bench(Progress progress) {
        Map<String, String> variables = new HashMap<>(environment);
        if (kubeconfig != null) {
            variables.put("KUBECONFIG", kubeconfig.toString());
        }
        if (escrow) {
            variables.put(Secrets.ESCROW_CODE, TypedCode.ask(streams()));
        }
        return new Workbench(
                resources(),
                new AdapterCopyOpener(variables),
                variables,
                Clock.systemUTC(),
                new SecureRandom(),
                progress::report);
    }

    /** Where plans and locations lie. */
    ResourceFolder resources() {
        return new ResourceFolder(place(), Clock.systemUTC());
    }

    private Path place() {
        if (file != null) {
            return file;
        }
        return Path.of(environment.getOrDefault("HOLDFAST_RESOURCES", "holdfast.yaml"));
    }

    /** The plan that is meant: the named one, or the only one. */
    BackupPlan plan(Workbench bench) {
        List<BackupPlan> meant = plans();
        if (meant.size() > 1) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "There are several plans in " + place() + ": name one with --plan, of " + names(meant));
        }
        return bench.resources().plan(meant.getFirst().ref());
    }

    /** The named plan, or all; whether they can run was not looked at. */
    List<BackupPlan> plans() {
        List<BackupPlan> all = resources().plans();
        if (all.isEmpty()) {
            throw new Failure(
                    FailureKind.NOT_FOUND,
                    "There is no plan in " + place() + ": write one, knative/crds/examples shows how");
        }
        if (plan == null) {
            return all;
        }
        PlanRef wanted = PlanRef.parse(plan.contains("/") ? plan : PlanRef.SYSTEM_NAMESPACE + "/" + plan);
        return List.of(all.stream()
                .filter(one -> one.ref().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        FailureKind.NOT_FOUND,
                        "There is no plan " + wanted + " in " + place() + "; there are " + names(all))));
    }

    private static String names(List<BackupPlan> plans) {
        return plans.stream().map(one -> one.ref().toString()).collect(Collectors.joining(", "));
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
                        "Plan " + of.ref() + " has no copy called " + name + "; it has "
                                + of.copies().stream().map(Object::toString).collect(Collectors.joining(", "))));
    }

    /** One of the plan's copies, opened. */
    Copy copy(Workbench bench, BackupPlan of, @Nullable String name) {
        return bench.copies().open(location(bench, of, name), of.ref());
    }

    boolean isVerbose() {
        return verbose;
    }
}
