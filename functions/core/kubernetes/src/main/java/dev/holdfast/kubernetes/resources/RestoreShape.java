package dev.holdfast.kubernetes.resources;

import static dev.holdfast.kubernetes.resources.Shape.fields;
import static dev.holdfast.kubernetes.resources.Shape.items;
import static dev.holdfast.kubernetes.resources.Shape.label;
import static dev.holdfast.kubernetes.resources.Shape.oneOf;
import static dev.holdfast.kubernetes.resources.Shape.optional;
import static dev.holdfast.kubernetes.resources.Shape.required;
import static dev.holdfast.kubernetes.resources.Shape.text;

import dev.holdfast.domain.plan.PasswordSource;
import dev.holdfast.domain.restore.ExistingPolicy;
import dev.holdfast.domain.restore.PatchOperation;
import dev.holdfast.domain.restore.SnapshotChoice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The spec of a Restore. */
final class RestoreShape {
    private static final Shape.Text POINTER =
            new Shape.Text(Optional.of(PatchOperation.POINTER_PATTERN), List.of(), 0, 1024);

    private static final Shape.Fields OPERATION = fields(
                    required(
                            "op",
                            oneOf(Stream.of(PatchOperation.Op.values())
                                    .map(op -> op.name().toLowerCase(Locale.ROOT))
                                    .toList()),
                            "what is done"),
                    required("path", POINTER, "a JSON pointer to what is changed"),
                    optional("from", POINTER, "a JSON pointer, for move and copy"),
                    optional("value", new Shape.Anything(), "any JSON, for add, replace and test"))
            // CEL cannot see a field that may be anything, so the server cannot ask for "value"; our reader does.
            .with(new Shape.Rule(
                    "(self.op in ['move', 'copy']) == has(self.from)",
                    "from belongs to move and copy, and to nothing else"));

    static final Shape.Fields PATCH = fields(
            required(
                    "selector",
                    fields(
                            required("resource", ScopeShape.RESOURCE, "a kind of objects, such as deployments.apps"),
                            optional("namespace", ScopeShape.GLOB, "a namespace in the backup, or a pattern"),
                            optional("name", ScopeShape.GLOB, "an object's name, or a pattern"),
                            optional("labels", ScopeShape.SELECTOR, "by the object's labels")),
                    "which objects"),
            required("patch", new Shape.Items(OPERATION, 1, 32, Optional.empty()), "a JSON Patch (RFC 6902)"));

    private static final Shape.Fields MAPPING = fields(
            optional("namespaces", new Shape.Named(label(63), 256), "the backup's names to the target's"),
            optional("storageClasses", new Shape.Named(text(253), 64), "the backup's names to the target's"),
            optional("images", new Shape.Named(text(253), 64), "prefixes of image names to others; the longest wins"),
            optional("patches", items(PATCH, 32), "JSON Patches, after everything else"));

    private static final Shape.Fields TARGET = fields(
                    optional("inCluster", new Shape.Truth(), "true for the cluster in which the restore runs"),
                    optional(
                            "kubeconfigSecret",
                            fields(
                                    required("name", text(253), "a Secret beside the Restore"),
                                    required(
                                            "key",
                                            text(253).matching(PasswordSource.KEY_PATTERN),
                                            "the key that holds the kubeconfig")),
                            "the kubeconfig of another cluster"))
            .with(new Shape.Rule(
                    "(has(self.inCluster) && self.inCluster) != has(self.kubeconfigSecret)",
                    "give either inCluster: true or kubeconfigSecret"));

    static final Shape.Fields SPEC = fields(
            required(
                    "plan",
                    text(116).matching("^[a-z0-9-]+(/[a-z0-9-]+)?$"),
                    "the plan, or namespace/plan, whose backup is restored"),
            required("location", label(63), "the BackupLocation to restore from"),
            optional(
                    "snapshot",
                    text(64).matching(SnapshotChoice.PATTERN),
                    "latest, or the beginning of a snapshot's id; latest"),
            optional("scope", ScopeShape.SCOPE, "how much of the snapshot; everything"),
            optional("mapping", MAPPING, "what is called otherwise at the target"),
            optional(
                    "existing", oneOf(ExistingPolicy.class), "what happens to objects that are there and differ; Skip"),
            optional("target", TARGET, "which cluster; the one in which the restore runs"),
            optional("dryRun", new Shape.Truth(), "whether only the plan of the restore is wanted; false"));

    static final List<Column> COLUMNS = List.of(
            Column.text("Plan", ".spec.plan", "Whose backup"),
            Column.text("Location", ".spec.location", "From which copy"),
            Column.text("Phase", ".status.phase", "How far it is"),
            Column.count("Restored", ".status.restored", "How many objects were created or changed"),
            Column.count("Failed", ".status.failed", "How many objects could not be restored"));

    private RestoreShape() {}
}
