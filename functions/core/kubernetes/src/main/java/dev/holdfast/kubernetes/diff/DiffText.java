package dev.holdfast.kubernetes.diff;

import java.util.ArrayList;
import java.util.List;

/** A diff for people, line by line, without colours. */
public final class DiffText {
    private static final int LONGEST_VALUE = 120;

    private DiffText() {}

    /**
     * {@code +} was added, {@code -} is gone, {@code ~} changed, with one indented line for each field; the last line counts.
     */
    public static List<String> lines(Diff diff) {
        List<String> lines = new ArrayList<>();
        for (ObjectChange change : diff.changes()) {
            switch (change) {
                case ObjectChange.Added added -> lines.add("+ " + added.path());
                case ObjectChange.Removed removed -> lines.add("- " + removed.path());
                case ObjectChange.Changed changed -> {
                    lines.add("~ " + changed.path());
                    changed.fields().forEach(field -> lines.add("    " + line(field)));
                }
            }
        }
        lines.add(summary(diff));
        return lines;
    }

    private static String summary(Diff diff) {
        long added = diff.changes().stream()
                .filter(ObjectChange.Added.class::isInstance)
                .count();
        long removed = diff.changes().stream()
                .filter(ObjectChange.Removed.class::isInstance)
                .count();
        long changed = diff.changes().size() - added - removed;
        return added + " added, " + removed + " removed, " + changed + " changed, " + diff.equal() + " equal";
    }

    private static String line(FieldChange field) {
        String pointer = field.pointer().isEmpty() ? "/" : field.pointer();
        if (field.before().isEmpty()) {
            return pointer + ": + " + cut(field.after().orElseThrow());
        }
        return field.after()
                .map(after -> pointer + ": " + cut(field.before().get()) + " -> " + cut(after))
                .orElseGet(() -> pointer + ": - " + cut(field.before().get()));
    }

    private static String cut(String value) {
        return value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE) + "… (" + value.length() + " characters)";
    }
}
