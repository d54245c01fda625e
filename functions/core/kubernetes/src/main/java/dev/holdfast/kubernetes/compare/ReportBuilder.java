package dev.holdfast.kubernetes.compare;

import dev.holdfast.kubernetes.objects.ObjectRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts, from many threads. */
final class ReportBuilder {
    private static final Comparator<ComparisonReport.Detail> ORDER =
            Comparator.comparing(ComparisonReport.Detail::object);

    private final Map<ComparisonRule, Long> rules = new EnumMap<>(ComparisonRule.class);
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final List<ComparisonReport.Detail> details = new ArrayList<>();
    private long equal;
    private long differs;
    private long missing;
    private long refused;
    private long notServed;
    private long unknown;

    synchronized void add(ObjectRef object, ObjectVerdict verdict) {
        switch (verdict) {
            case ObjectVerdict.Equal same -> {
                equal++;
                same.by().forEach(rule -> rules.merge(rule, 1L, Long::sum));
            }
            case ObjectVerdict.LeftOut left -> leftOut.merge(left.reason(), 1L, Long::sum);
            case ObjectVerdict.Differs different -> {
                differs++;
                detail(object, different);
            }
            case ObjectVerdict.Missing lost -> {
                missing++;
                detail(object, lost);
            }
            case ObjectVerdict.Refused no -> {
                refused++;
                detail(object, no);
            }
            case ObjectVerdict.NotServed gone -> {
                notServed++;
                detail(object, gone);
            }
            case ObjectVerdict.Unknown open -> {
                unknown++;
                detail(object, open);
            }
        }
    }

    synchronized ComparisonReport build() {
        long left = leftOut.values().stream().mapToLong(Long::longValue).sum();
        details.sort(ORDER);
        return new ComparisonReport(
                new ComparisonReport.Counts(equal, differs, missing, refused, notServed, left, unknown),
                rules,
                leftOut,
                details);
    }

    private void detail(ObjectRef object, ObjectVerdict verdict) {
        if (details.size() < ComparisonReport.MOST_DETAILS) {
            details.add(new ComparisonReport.Detail(object, verdict));
        }
    }
}
