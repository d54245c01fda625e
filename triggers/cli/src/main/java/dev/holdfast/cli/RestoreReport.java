package dev.holdfast.cli;

import dev.holdfast.kubernetes.objects.ObjectRef;
import dev.holdfast.kubernetes.restore.PlanText;
import dev.holdfast.kubernetes.restore.PlannedAction;
import dev.holdfast.kubernetes.restore.PlannedObject;
import dev.holdfast.kubernetes.restore.Preview;
import dev.holdfast.kubernetes.restore.PreviewedObject;
import dev.holdfast.kubernetes.restore.RestoreOutcome;
import dev.holdfast.kubernetes.restore.RestorePlan;
import dev.holdfast.kubernetes.restore.RestoreResult;
import dev.holdfast.steps.failure.FailureKind;
import dev.holdfast.steps.restore.OpenSnapshot;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a restore would do, and what it did. */
final class RestoreReport {
    private final OpenSnapshot snapshot;
    private final URI target;
    private final RestorePlan plan;

    RestoreReport(OpenSnapshot snapshot, URI target, RestorePlan plan) {
        this.snapshot = snapshot;
        this.target = target;
        this.plan = plan;
    }

    /** Shows the plan with what the target says to it. */
    int preview(Desk desk, List<PreviewedObject> previews) {
        List<String> lines = new ArrayList<>();
        lines.add(head("would be restored"));
        lines.addAll(PlanText.lines(plan, previews));
        lines.add("This was a dry run: nothing was changed.");
        Map<PlannedObject, Preview> answers =
                previews.stream().collect(Collectors.toMap(PreviewedObject::object, PreviewedObject::preview));
        Map<String, Object> document = document("dryRun", true);
        document.put("counts", planned());
        document.put(
                "objects",
                plan.objects().stream().map(object -> object(object, answers)).toList());
        desk.print(document, lines);
        if (!plan.conflicts().isEmpty()) {
            return FailureKind.REFUSED.exitCode();
        }
        boolean all = previews.stream().noneMatch(one -> one.preview() instanceof Preview.WouldRefuse)
                && plan.of(action -> action instanceof PlannedAction.NotServed || action instanceof PlannedAction.Lost)
                        .isEmpty();
        return all ? 0 : FailureKind.PARTIAL.exitCode();
    }

    private static Map<String, Object> object(PlannedObject object, Map<PlannedObject, Preview> answers) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("object", object.target().path().value());
        document.put("action", name(object.action()));
        document.put("reason", object.action().reason());
        switch (answers.get(object)) {
            case null -> {}
            case Preview.WouldCreate _ -> document.put("answer", "accepted");
            case Preview.WouldChange(var fields) -> {
                document.put("answer", "accepted");
                document.put("fields", fields.stream().map(DiffCommand::field).toList());
            }
            case Preview.WouldRefuse(String message) -> {
                document.put("answer", "refused");
                document.put("message", message);
            }
            case Preview.NotYetKnown(String reason) -> {
                document.put("answer", "notYetKnown");
                document.put("message", reason);
            }
        }
        return document;
    }

    private static String name(PlannedAction action) {
        return switch (action) {
            case PlannedAction.Create _ -> "create";
            case PlannedAction.Update _ -> "update";
            case PlannedAction.Replace _ -> "replace";
            case PlannedAction.Unchanged _ -> "unchanged";
            case PlannedAction.Skip _ -> "skip";
            case PlannedAction.LeftOut _ -> "leaveOut";
            case PlannedAction.Conflict _ -> "conflict";
            case PlannedAction.NotServed _ -> "notServed";
            case PlannedAction.Lost _ -> "lost";
        };
    }

    private Map<String, Long> planned() {
        return plan.objects().stream()
                .collect(Collectors.groupingBy(object -> name(object.action()), TreeMap::new, Collectors.counting()));
    }

    /** Shows what became of it. */
    int result(Desk desk, RestoreResult result) {
        List<String> lines = new ArrayList<>();
        lines.add(head("restored"));
        List<Map<String, Object>> problems = new ArrayList<>();
        new TreeMap<>(names(result.problems())).forEach((object, outcome) -> {
            problems.add(problem(object, outcome));
            lines.add("! " + object + ": " + sentence(outcome));
        });
        List<Map<String, Object>> notes = new ArrayList<>();
        new TreeMap<>(names(result.notes())).forEach((object, sentences) -> {
            notes.add(Map.of("object", object, "notes", sentences));
            sentences.forEach(sentence -> lines.add("· " + object + ": " + sentence));
        });
        PlanText.leftOut(plan).forEach(lines::add);
        lines.add(summary(result.counts()));
        if (!result.isComplete()) {
            lines.add("What is done stays done: correct what is marked with !, and run the same command again.");
        }
        Map<String, Object> document = document("dryRun", false);
        document.put("counts", counts(result.counts()));
        document.put("problems", problems);
        document.put("notes", notes);
        desk.print(document, lines);
        return result.isComplete() ? 0 : FailureKind.PARTIAL.exitCode();
    }

    private static <V> Map<String, V> names(Map<ObjectRef, V> objects) {
        return objects.entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().path().value(), Map.Entry::getValue));
    }

    private static Map<String, Object> problem(String object, RestoreOutcome outcome) {
        return Map.of(
                "object",
                object,
                "outcome",
                outcome instanceof RestoreOutcome.Unknown ? "unknown" : "failed",
                "reason",
                sentence(outcome));
    }

    private static String sentence(RestoreOutcome outcome) {
        return switch (outcome) {
            case RestoreOutcome.Failed(String reason) -> reason;
            case RestoreOutcome.Unknown(String reason) -> "nobody knows whether it was done: " + reason;
            case RestoreOutcome.Untouched(PlannedAction action) -> action.reason();
            case RestoreOutcome.Done done -> String.join("; ", done.notes());
        };
    }

    private static String summary(RestoreResult.Counts counts) {
        return counts.created() + " created, " + counts.updated() + " updated, " + counts.replaced() + " replaced, "
                + counts.unchanged() + " unchanged, " + counts.skipped() + " kept as they are, " + counts.leftOut()
                + " left out, " + counts.failed() + " failed, " + counts.unknown() + " unknown.";
    }

    private static Map<String, Object> counts(RestoreResult.Counts counts) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("created", counts.created());
        document.put("updated", counts.updated());
        document.put("replaced", counts.replaced());
        document.put("unchanged", counts.unchanged());
        document.put("skipped", counts.skipped());
        document.put("leftOut", counts.leftOut());
        document.put("failed", counts.failed());
        document.put("unknown", counts.unknown());
        return document;
    }

    private Map<String, Object> document(String flag, boolean value) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("copy", snapshot.copy().name());
        document.put("snapshot", SnapshotOptions.id(snapshot));
        document.put("target", target.toString());
        document.put(flag, value);
        return document;
    }

    private String head(String verb) {
        return "Snapshot " + SnapshotOptions.brief(snapshot) + " of "
                + snapshot.receipt().commit().time() + " at '" + snapshot.copy().name() + "' " + verb + " into "
                + target
                + ":";
    }
}
