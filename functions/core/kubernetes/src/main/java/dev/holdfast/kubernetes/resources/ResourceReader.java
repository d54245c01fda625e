package dev.holdfast.kubernetes.resources;

import dev.holdfast.domain.InvalidFieldException;
import dev.holdfast.domain.KubernetesName;
import dev.holdfast.domain.location.BackupLocation;
import dev.holdfast.domain.location.LocationName;
import dev.holdfast.domain.plan.BackupPlan;
import dev.holdfast.domain.plan.PlanRef;
import dev.holdfast.domain.restore.Restore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads files of resources as {@code kubectl} would take them: YAML of several documents, JSON, {@code kind: List}. Documents of other
 * kinds are passed over, so that a plan may stand beside its Secret.
 */
public final class ResourceReader {
    private final String defaultNamespace;
    private final List<BackupPlan> plans = new ArrayList<>();
    private final List<BackupLocation> locations = new ArrayList<>();
    private final List<Restore> restores = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();
    private final List<ResourceProblem> problems = new ArrayList<>();

    private ResourceReader(String defaultNamespace) {
        this.defaultNamespace = defaultNamespace;
    }

    /**
     * Reads the text of one file.
     *
     * @param source its name, for messages
     * @param defaultNamespace where resources lie that name no namespace
     * @throws InvalidResourceException with all problems of the structure, or the first of the contents of each document
     */
    public static ResourceSet read(String source, String text, String defaultNamespace)
            throws InvalidResourceException {
        return readAll(Map.of(source, text), defaultNamespace);
    }

    /**
     * Reads several texts, by their sources' names; each resource may appear once in all of them.
     *
     * @throws InvalidResourceException as {@link #read}
     */
    public static ResourceSet readAll(Map<String, String> texts, String defaultNamespace)
            throws InvalidResourceException {
        ResourceReader reader = new ResourceReader(defaultNamespace);
        texts.forEach(reader::readText);
        if (!reader.problems.isEmpty()) {
            throw new InvalidResourceException(reader.problems);
        }
        return new ResourceSet(reader.plans, reader.locations, reader.restores);
    }

    private void readText(String source, String text) {
        try {
            new DocumentText(source).read(text).forEach(document -> readDocument(source, document));
        } catch (ProblemFound e) {
            problems.add(e.problem());
        }
    }

    private void readDocument(String source, Node document) {
        try {
            if (!(document instanceof Node.Fields fields)) {
                throw new ProblemFound(new ResourceProblem(
                        source,
                        document.line(),
                        "",
                        "is " + document.what() + "; write a resource with apiVersion, kind, metadata and spec"));
            }
            if (text(fields, "kind").equals("List") && fields.fields().get("items") instanceof Node.Items items) {
                items.items().forEach(item -> readDocument(source, item));
                return;
            }
            Optional<Kind> kind = Kind.of(text(fields, "kind"));
            if (kind.isPresent()) {
                readResource(source, fields, kind.get());
            } else if (text(fields, "apiVersion").startsWith(Kind.GROUP + "/")
                    || text(fields, "kind").isEmpty()) {
                throw new ProblemFound(new ResourceProblem(
                        source,
                        document.line(),
                        "kind",
                        InvalidFieldException.quoted(text(fields, "kind"))
                                + " is no kind of Holdfast; write BackupPlan, BackupLocation or Restore"));
            }
        } catch (ProblemFound e) {
            problems.add(e.problem());
        }
    }

    private void readResource(String source, Node.Fields document, Kind kind) {
        String version = text(document, "apiVersion");
        if (!version.equals(Kind.API_VERSION)) {
            throw new ProblemFound(new ResourceProblem(
                    source,
                    document.line(),
                    "apiVersion",
                    InvalidFieldException.quoted(version) + " is not known for a " + kind.title() + "; write "
                            + Kind.API_VERSION));
        }
        List<ResourceProblem> structure = StructureCheck.of(source, document, "", ResourceShape.of(kind));
        if (!structure.isEmpty()) {
            problems.addAll(structure);
            return;
        }
        Cursor root = new Cursor(source, "", document);
        Cursor metadata = root.object("metadata").orElseThrow();
        String name = metadata.required("name", text -> KubernetesName.label("name", text, kind.nameLength()));
        String namespace = kind.isNamespaced()
                ? metadata.value("namespace", text -> KubernetesName.label("namespace", text))
                        .orElse(defaultNamespace)
                : "";
        once(source, metadata, kind.title() + " " + namespace + "/" + name);
        Cursor spec = root.object("spec").orElseThrow();
        switch (kind) {
            case BACKUP_PLAN -> plans.add(PlanDecoder.plan(new PlanRef(namespace, name), spec));
            case BACKUP_LOCATION -> locations.add(LocationDecoder.location(new LocationName(name), spec));
            case RESTORE -> restores.add(RestoreDecoder.restore(namespace, name, spec));
        }
    }

    private void once(String source, Cursor metadata, String what) {
        String before = seen.putIfAbsent(what, source);
        if (before != null) {
            throw metadata.problem(
                    "name", "is used twice: there is a " + what + " in " + before + " already; rename or remove one");
        }
    }

    private static String text(Node.Fields fields, String field) {
        return fields.fields().get(field) instanceof Node.Scalar scalar && scalar.kind() == Node.Scalar.Kind.TEXT
                ? scalar.text()
                : "";
    }
}
