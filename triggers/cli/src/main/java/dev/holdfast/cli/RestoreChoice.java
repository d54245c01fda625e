package dev.holdfast.cli;

import dev.holdfast.domain.BoundedFile;
import dev.holdfast.domain.Glob;
import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.plan.ClusterResources;
import dev.holdfast.domain.plan.LabelSelector;
import dev.holdfast.domain.plan.ResourceName;
import dev.holdfast.domain.plan.Scope;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.Mapping;
import dev.holdfast.domain.restore.PatchRule;
import dev.holdfast.kubernetes.objects.ObjectPath;
import dev.holdfast.kubernetes.objects.ObjectSource;
import dev.holdfast.kubernetes.resources.InvalidResourceException;
import dev.holdfast.kubernetes.resources.PatchReader;
import dev.holdfast.kubernetes.restore.RestoreOptions;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** How much of a snapshot is restored, and as what. */
final class RestoreChoice {
    private static final int MOST_PATCH_BYTES = 1 << 20;

    @Option(
            names = "--namespaces",
            split = ",",
            paramLabel = "NAME",
            description = "only these namespaces, names or patterns, and what they refer to (default: everything)")
    private List<String> namespaces = List.of();

    @Option(
            names = "--selector",
            paramLabel = "LABEL=VALUE[,...]",
            description = "only objects with all these labels; given again: or with those")
    private List<String> selectors = List.of();

    @Option(
            names = "--include",
            split = ",",
            paramLabel = "RESOURCE",
            description = "only these resources, such as deployments.apps or configmaps")
    private List<String> include = List.of();

    @Option(names = "--exclude", split = ",", paramLabel = "RESOURCE", description = "all but these resources")
    private List<String> exclude = List.of();

    @Option(
            names = "--object",
            paramLabel = "PATH",
            description = "only these objects: a path or a pattern as for 'holdfast ls'; may be given again")
    private List<String> objects = List.of();

    @Option(
            names = "--existing",
            defaultValue = "SKIP",
            paramLabel = "POLICY",
            description = {
                "what becomes of objects that are there and differ (default: Skip):",
                "Skip leaves them, Update changes them to what was captured, Replace deletes them and makes them anew, Fail restores nothing at all"
            })
    private ExistingPolicy existing = ExistingPolicy.SKIP;

    @Option(
            names = "--map-namespace",
            split = ",",
            paramLabel = "FROM=TO",
            description = "restore a namespace under another name")
    private Map<String, String> mapNamespaces = Map.of();

    @Option(
            names = "--map-storage-class",
            split = ",",
            paramLabel = "FROM=TO",
            description = "use another storage class")
    private Map<String, String> mapStorageClasses = Map.of();

    @Option(
            names = "--map-image",
            split = ",",
            paramLabel = "FROM=TO",
            description = "take images from another registry; the longest beginning wins")
    private Map<String, String> mapImages = Map.of();

    @Option(
            names = "--patch",
            paramLabel = "FILE",
            description =
                    "JSON Patches by selector, after everything else: YAML with 'patches', as a Restore's spec.mapping")
    private List<Path> patches = List.of();

    /** What is asked of a restore from {@code source}; whatever names nothing there is a mistake and nothing is begun. */
    RestoreOptions options(ObjectSource source) {
        List<ObjectPath> all = source.paths("");
        Scope scope = new Scope(
                namespaces.stream().map(Glob::new).toList(),
                Optional.empty(),
                selectors.stream().map(RestoreChoice::selector).toList(),
                include.stream().map(ResourceName::new).toList(),
                exclude.stream().map(ResourceName::new).toList(),
                namespaces.isEmpty() ? ClusterResources.ALL : ClusterResources.REFERENCED);
        new NamesInSnapshot(all).check(scope, mapNamespaces.keySet());
        RestoreOptions options = RestoreOptions.production(scope)
                .with(existing)
                .with(new Mapping(mapNamespaces, mapStorageClasses, mapImages, rules()));
        return objects.isEmpty()
                ? options
                : options.only(chosen(all).stream()
                        .map(path -> path.ref(source.read(path)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private List<ObjectPath> chosen(List<ObjectPath> all) {
        List<ObjectPath> chosen = new ArrayList<>();
        for (String typed : objects) {
            List<ObjectPath> fitting = PathPattern.select(all, List.of(new PathPattern(typed)));
            if (fitting.isEmpty()) {
                throw new Failure(
                        FailureKind.NOT_FOUND,
                        "Nothing in the snapshot fits --object '" + typed + "': 'holdfast ls' shows what there is");
            }
            chosen.addAll(fitting);
        }
        return chosen;
    }

    private List<PatchRule> rules() {
        List<PatchRule> rules = new ArrayList<>();
        for (Path file : patches) {
            try {
                List<PatchRule> read = PatchReader.read(file.toString(), BoundedFile.text(file, MOST_PATCH_BYTES));
                if (read.isEmpty()) {
                    throw new Failure(
                            FailureKind.BAD_INPUT,
                            file + " has no rule under 'patches': write one, or leave out --patch");
                }
                rules.addAll(read);
            } catch (InvalidResourceException e) {
                throw new Failure(FailureKind.BAD_INPUT, e.getMessage(), e);
            } catch (IOException e) {
                throw new Failure(
                        FailureKind.NOT_CONFIGURED,
                        "The patches cannot be read from " + file + ": name a YAML file in UTF-8 with --patch",
                        e);
            }
        }
        return rules;
    }

    /** {@code app=shop,tier=web}: all of them. */
    private static LabelSelector selector(String text) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new Failure(
                        FailureKind.BAD_INPUT,
                        "--selector: '" + text + "' is not a selector; write label=value, several with commas");
            }
            labels.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        try {
            return new LabelSelector(labels, List.of());
        } catch (InvalidFieldException e) {
            throw new Failure(
                    FailureKind.BAD_INPUT,
                    "--selector: '" + text
                            + "' is not a selector; write label=value, several with commas (no other operators)",
                    e);
        }
    }
}
