package dev.holdfast.cli;

import dev.holdfast.kubernetes.api.ApiServer;
import dev.holdfast.kubernetes.capture.Capture;
import dev.holdfast.kubernetes.capture.CaptureFailure;
import dev.holdfast.kubernetes.capture.CaptureScope;
import dev.holdfast.kubernetes.capture.CaptureSettings;
import dev.holdfast.kubernetes.diff.Diff;
import dev.holdfast.kubernetes.diff.DiffText;
import dev.holdfast.kubernetes.diff.FieldChange;
import dev.holdfast.kubernetes.diff.IgnoredFields;
import dev.holdfast.kubernetes.diff.LiveDiff;
import dev.holdfast.kubernetes.diff.ObjectChange;
import dev.holdfast.kubernetes.diff.SnapshotDiff;
import dev.holdfast.steps.cluster.Clusters;
import dev.holdfast.steps.failure.Failure;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast diff}. */
@Command(
        name = "diff",
        description = {
            "Show what has changed since a snapshot: until another one, or until now in the live cluster.",
            "+ has come, - is gone, ~ has changed. Values of Secrets are not shown. Exit code 1 if anything differs."
        })
final class DiffCommand extends HoldfastCommand {
    @Mixin
    private final SnapshotOptions which = new SnapshotOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "OTHER",
            description = "the id of the later snapshot, or latest (default: the live cluster)")
    private @Nullable String other;

    @Option(
            names = "--path",
            defaultValue = "",
            paramLabel = "PATH",
            description = "only this folder or object, such as namespaces/shop")
    private String path = "";

    /** A diff, what it leads to, and what could not be looked at. */
    private record Found(String to, Diff diff, List<CaptureFailure> unseen) {}

    @Override
    int run(Desk desk) {
        try (OpenSnapshot snapshot = which.open(desk)) {
            Found found = other == null ? live(desk, snapshot) : between(desk, snapshot, other);
            if (found.diff().isEmpty() && found.diff().equal() == 0 && !prefix().isEmpty()) {
                throw new Failure(
                        FailureKind.NOT_FOUND,
                        "Nothing lies at --path '" + path
                                + "', neither in the snapshot nor in what it is compared with; write a"
                                + " folder such as namespaces/shop, or an object with its .json ('holdfast ls' shows them)");
            }
            List<String> lines = new ArrayList<>();
            found.unseen()
                    .forEach(one -> lines.add(
                            "! not looked at, so its objects seem to be gone: " + one.what() + ": " + one.reason()));
            lines.addAll(DiffText.lines(found.diff()));
            desk.print(document(SnapshotOptions.id(snapshot), found), lines);
            if (!found.unseen().isEmpty()) {
                return FailureKind.PARTIAL.exitCode();
            }
            return found.diff().isEmpty() ? 0 : FailureKind.NOT_PROVEN.exitCode();
        }
    }

    private String prefix() {
        String folder = path.replaceAll("^\\.?/+|/+$", "");
        return folder.isEmpty() || folder.endsWith(".json") ? folder : folder + "/";
    }

    private Found between(Desk desk, OpenSnapshot snapshot, String id) {
        try (OpenSnapshot after = which.open(desk, id)) {
            Diff diff = SnapshotDiff.between(snapshot.objects(), after.objects(), prefix(), IgnoredFields.VOLATILE);
            return new Found(SnapshotOptions.id(after), diff, List.of());
        }
    }

    private Found live(Desk desk, OpenSnapshot snapshot) {
        LiveDiff diff = new LiveDiff(snapshot.objects(), prefix(), IgnoredFields.VOLATILE);
        try (ApiServer cluster = new Clusters(desk.bench().environment()).own()) {
            var capture = Capture.run(
                    cluster,
                    CaptureScope.ofAdministrator(desk.plan().scope()),
                    diff,
                    CaptureSettings.STANDARD,
                    desk.bench().clock());
            return new Found(
                    cluster.address().toString(),
                    diff.result(),
                    capture.manifest().failures());
        }
    }

    private static Map<String, Object> document(String from, Found found) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", from);
        document.put("to", found.to());
        document.put("equal", found.diff().equal());
        document.put(
                "changes",
                found.diff().changes().stream().map(DiffCommand::change).toList());
        document.put(
                "notLookedAt",
                found.unseen().stream()
                        .map(one -> one.what() + ": " + one.reason())
                        .toList());
        return document;
    }

    private static Map<String, Object> change(ObjectChange change) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", change.path().value());
        switch (change) {
            case ObjectChange.Added _ -> document.put("change", "added");
            case ObjectChange.Removed _ -> document.put("change", "removed");
            case ObjectChange.Changed(var _, List<FieldChange> fields) -> {
                document.put("change", "changed");
                document.put("fields", fields.stream().map(DiffCommand::field).toList());
            }
        }
        return document;
    }

    /** A pointer with {@code before} and {@code after}, each JSON text, and left out where there is nothing. */
    static Map<String, Object> field(FieldChange field) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("pointer", field.pointer());
        field.before().ifPresent(value -> document.put("before", value));
        field.after().ifPresent(value -> document.put("after", value));
        return document;
    }
}
