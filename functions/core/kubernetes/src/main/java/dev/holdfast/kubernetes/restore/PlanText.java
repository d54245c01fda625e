package dev.holdfast.kubernetes.restore;

import dev.holdfast.kubernetes.diff.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A plan for people, line by line, without colours: {@code +} is created, {@code ~} changed, {@code ±} deleted and made anew, {@code =}
 * kept though it differs, {@code !} stands in the way, {@code x} cannot be restored; what is left out, and what the target cannot judge yet, is
 * counted by reason.
 */
public final class PlanText {
    private static final int LONGEST_VALUE = 120;

    private PlanText() {}

    /** The plan alone. */
    public static List<String> lines(RestorePlan plan) {
        return lines(plan, List.of());
    }

    /** The plan, and what the target says to its changes. */
    public static List<String> lines(RestorePlan plan, List<PreviewedObject> previews) {
        Map<PlannedObject, Preview> answers =
                previews.stream().collect(Collectors.toMap(PreviewedObject::object, PreviewedObject::preview));
        List<String> lines = new ArrayList<>();
        for (PlannedObject object : plan.objects()) {
            if (!(object.action() instanceof PlannedAction.LeftOut)
                    && !(object.action() instanceof PlannedAction.Unchanged)) {
                lines.add(sign(object.action()) + " " + object.target() + "  ("
                        + object.action().reason() + ")");
                Preview preview = answers.get(object);
                if (preview != null) {
                    lines.addAll(describe(preview));
                }
            }
        }
        lines.addAll(leftOut(plan));
        lines.addAll(notYetKnown(previews));
        lines.add(summary(plan));
        return lines;
    }

    /** How many objects are left out, a line for each reason. */
    public static List<String> leftOut(RestorePlan plan) {
        Map<String, Long> reasons = new TreeMap<>();
        plan.of(PlannedAction.LeftOut.class::isInstance)
                .forEach(object -> reasons.merge(object.action().reason(), 1L, Long::sum));
        return reasons.entrySet().stream()
                .map(entry -> "- " + entry.getValue() + " left out: " + entry.getKey())
                .toList();
    }

    private static List<String> notYetKnown(List<PreviewedObject> previews) {
        Map<String, Long> reasons = new TreeMap<>();
        for (PreviewedObject previewed : previews) {
            if (previewed.preview() instanceof Preview.NotYetKnown(String reason)) {
                reasons.merge(reason, 1L, Long::sum);
            }
        }
        return reasons.entrySet().stream()
                .map(entry -> "? " + entry.getValue()
                        + " could not be judged, for they need what is restored before them: " + entry.getKey())
                .toList();
    }

    private static char sign(PlannedAction action) {
        return switch (action) {
            case PlannedAction.Create create -> '+';
            case PlannedAction.Update update -> '~';
            case PlannedAction.Replace replace -> '±';
            case PlannedAction.Skip skip -> '=';
            case PlannedAction.Conflict conflict -> '!';
            case PlannedAction.NotServed gone -> 'x';
            case PlannedAction.Lost lost -> 'x';
            case PlannedAction.LeftOut left -> '-';
            case PlannedAction.Unchanged same -> ' ';
        };
    }

    private static List<String> describe(Preview preview) {
        return switch (preview) {
            case Preview.WouldCreate create -> List.of();
            case Preview.WouldChange change ->
                change.fields().stream().map(PlanText::line).toList();
            case Preview.WouldRefuse refuse -> List.of("    the target would refuse it: " + refuse.message());
            case Preview.NotYetKnown _ ->
                // A whole namespace of them would hide what matters: told once for each reason, at the end.
                List.of();
        };
    }

    private static String line(FieldChange field) {
        return "    " + field.pointer() + ": " + cut(field.before().orElse("nothing")) + " -> "
                + cut(field.after().orElse("nothing"));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static String summary(RestorePlan plan) {
        return count(plan, PlannedAction.Create.class) + " to create, "
                + count(plan, PlannedAction.Update.class) + " to update, "
                + count(plan, PlannedAction.Replace.class) + " to replace, "
                + count(plan, PlannedAction.Unchanged.class) + " unchanged, "
                + count(plan, PlannedAction.Skip.class) + " kept as they are, "
                + count(plan, PlannedAction.LeftOut.class) + " left out, "
                + count(plan, PlannedAction.Conflict.class) + " in the way, "
                + count(plan, PlannedAction.NotServed.class) + " not served"
                + (count(plan, PlannedAction.Lost.class) == 0
                        ? ""
                        : ", " + count(plan, PlannedAction.Lost.class) + " lost in this copy");
    }

    private static long count(RestorePlan plan, Class<? extends PlannedAction> action) {
        return plan.of(action::isInstance).size();
    }
}
