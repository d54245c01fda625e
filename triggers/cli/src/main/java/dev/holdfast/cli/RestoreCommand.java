package dev.holdfast.cli;

import dev.holdfast.cli.output.Table;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.restore.PlannedObject;
import dev.holdfast.kubernetes.restore.RestoreOptions;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import dev.holdfast.steps.restore.Restoration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast restore}. */
@Command(
        name = "restore",
        description =
                "Restore a snapshot, or a part of it, into the cluster of --kubeconfig. Run it again to continue after a failure.")
final class RestoreCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Option(
            names = "--namespaces",
            split = ",",
            paramLabel = "GLOB",
            description = "only these namespaces (default: everything)")
    private List<String> namespaces = List.of();

    @Option(
            names = "--selector",
            paramLabel = "SELECTOR",
            description = "only objects with these labels; several are or'd")
    private List<String> selectors = List.of();

    @Option(
            names = "--include",
            split = ",",
            paramLabel = "RESOURCE",
            description = "only these resources, such as deployments.apps")
    private List<String> include = List.of();

    @Option(names = "--exclude", split = ",", paramLabel = "RESOURCE", description = "all but these resources")
    private List<String> exclude = List.of();

    @Option(
            names = "--object",
            paramLabel = "PATH",
            description = "only this object, as 'holdfast ls' shows it; may be repeated")
    private List<String> objects = List.of();

    @Option(names = "--existing", defaultValue = "SKIP", description = "${COMPLETION-CANDIDATES} (default: SKIP)")
    private ExistingPolicy existing = ExistingPolicy.SKIP;

    @Option(
            names = "--map-namespace",
            split = ",",
            paramLabel = "FROM=TO",
            description = "another name for a namespace")
    private Map<String, String> mapNamespaces = Map.of();

    @Option(names = "--map-storage-class", split = ",", paramLabel = "FROM=TO", description = "another storage class")
    private Map<String, String> mapStorageClasses = Map.of();

    @Option(names = "--map-image", split = ",", paramLabel = "FROM=TO", description = "another registry for images")
    private Map<String, String> mapImages = Map.of();

    @Option(names = "--dry-run", description = "show what would be done and why, and change nothing")
    private boolean dryRun;

    @Override
    int run(Desk desk) {
        try (OpenSnapshot snapshot = which.open(desk);
                ApiServer target = new Clusters(desk.bench().environment()).own()) {
            Restoration restoration = Restoration.plan(options(snapshot), snapshot, target);
            return dryRun ? show(desk, restoration) : perform(desk, restoration);
        }
    }

    private RestoreOptions options(OpenSnapshot snapshot) {
        Scope scope = new Scope(
                namespaces.stream().map(Glob::new).toList(),
                Optional.empty(),
                selectors.stream().map(RestoreCommand::selector).toList(),
                include.stream().map(ResourceName::new).toList(),
                exclude.stream().map(ResourceName::new).toList(),
                namespaces.isEmpty() ? ClusterResources.ALL : ClusterResources.REFERENCED);
        RestoreOptions options = RestoreOptions.production(scope)
                .with(existing)
                .with(new Mapping(mapNamespaces, mapStorageClasses, mapImages, List.of()));
        return objects.isEmpty()
                ? options
                : options.only(objects.stream()
                        .map(ObjectPath::new)
                        .map(path -> path.ref(snapshot.objects().read(path)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** {@code app=shop,tier=web}: all of them. */
    private static LabelSelector selector(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new Failure(
                        FailureKind.BAD_INPUT,
                        "Not a selector: '" + text + "'; write label=value, several with commas");
            }
            labels.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return new LabelSelector(labels, List.of());
    }

    private static int show(Desk desk, Restoration restoration) {
        Table table = new Table("ACTION", "OBJECT", "WHY");
        List<Map<String, String>> document = new ArrayList<>();
        for (PlannedObject object : restoration.plan().objects()) {
            String action = object.action().getClass().getSimpleName();
            table.row(action, object.target(), object.action().reason());
            document.add(Map.of(
                    "action",
                    action,
                    "object",
                    object.target().toString(),
                    "reason",
                    object.action().reason()));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add(restoration.plan().changes().size() + " of "
                + restoration.plan().objects().size() + " objects would be changed; nothing was.");
        desk.print(document, lines);
        return restoration.plan().conflicts().isEmpty() ? 0 : FailureKind.REFUSED.exitCode();
    }

    private static int perform(Desk desk, Restoration restoration) {
        RestoreResult result = restoration.perform(desk.bench().progress());
        RestoreResult.Counts counts = result.counts();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("counts", counts);
        Map<String, String> problems = new LinkedHashMap<>();
        result.problems().forEach((object, outcome) -> problems.put(object.toString(), outcome.toString()));
        document.put("problems", problems);
        List<String> lines = new ArrayList<>();
        lines.add(counts.created() + " created, " + counts.updated() + " updated, " + counts.replaced() + " replaced, "
                + counts.unchanged() + " unchanged, " + counts.skipped() + " skipped, " + counts.leftOut()
                + " left out, "
                + counts.failed() + " failed, " + counts.unknown() + " unknown.");
        problems.forEach((object, outcome) -> lines.add("! " + object + ": " + outcome));
        desk.print(document, lines);
        return result.isComplete() ? 0 : FailureKind.PARTIAL.exitCode();
    }
}
